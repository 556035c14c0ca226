import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { bringUpStores } from '@/engines/bring-up';
import { openPlanetScaleGateway } from '@/engines/planetscale/gateway';
import { projectFolder } from '@/engines/project-folder';

/**
 * Before the integration tests: new stores in a data folder of their own, migrated, and PlanetScale's API over the same
 * MySQL, under `DATABASE_URL`, `MONGODB_URI` and `PLANETSCALE_URL`. Whatever the person's own environment names is not
 * touched. Removed at the end.
 */
export async function setup(): Promise<() => Promise<void>> {
  // The servers' user must be able to reach it, whatever TMPDIR says.
  const dataDir = mkdtempSync('/tmp/lectern-test-');
  chmodSync(dataDir, 0o711);
  const { DATABASE_URL: _own, MONGODB_URI: _other, ...env } = process.env;
  const stores = await bringUpStores({ dataDir, log: () => {}, env });
  await migrate(stores.databaseUrl, join(projectFolder, 'db/migrations'));
  const gateway = await openPlanetScaleGateway({
    databaseUrl: stores.databaseUrl,
    port: 0,
    username: 'lectern',
    password: 'lectern',
    now: () => performance.now(),
  });
  process.env.DATABASE_URL = stores.databaseUrl;
  process.env.MONGODB_URI = stores.mongodbUri;
  process.env.PLANETSCALE_URL = gateway.url;
  process.env.LECTERN_DATA = dataDir;
  return async () => {
    await gateway.close();
    await stores.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
