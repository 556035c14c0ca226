import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withStores } from '@/engines/attach';

const folder = mkdtempSync('/tmp/lectern-cold-');
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a machine without servers gets them from Debian’s packages, and a second data folder downloads nothing', async () => {
  const { DATABASE_URL: _database, MONGODB_URI: _mongodb, ...own } = process.env;
  const env = { ...own, LECTERN_CACHE: join(folder, 'cache') };
  const lines: string[] = [];
  const bringUp = (name: string) =>
    withStores(join(folder, name), async (stores) => stores.databaseUrl, { env, log: (line) => lines.push(line) });
  await bringUp('first');
  expect(lines.filter((line) => /^Downloading .* \d+ packages, \d+ MB$/.test(line))).toHaveLength(1);
  lines.length = 0;
  await bringUp('second');
  expect(lines).toEqual([`Making new stores in ${join(folder, 'second')}`, 'Starting MySQL and DocumentDB']);
});
