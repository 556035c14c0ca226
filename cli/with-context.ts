import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { connectStores } from '@/db/stores';
import { ulid } from '@/db/ulid';
import { type AttachedStores, withStores } from '@/engines/attach';
import { dataFolderOf, projectFolder } from '@/engines/project-folder';
import type { Context } from '@/lib/context';
import { sharedSandbox } from '@/sandbox';

export interface CommandTools {
  readonly ctx: Context;
  readonly dataDir: string;
  /** Where the website of the same data folder answers, while one runs. */
  readonly address: string | undefined;
}

/**
 * Runs a command's work over the stores of the data folder: those of a running `npm start`, the configured ones, or its own
 * for as long as it takes. The tables are brought up to date first, since the website may never have been started.
 */
export async function withContext<Result>(work: (tools: CommandTools) => Promise<Result>): Promise<Result> {
  const dataDir = dataFolderOf(process.env);
  return await withStores(dataDir, async ({ databaseUrl, mongodbUri, address }: AttachedStores) => {
    if (databaseUrl.startsWith('mysql:')) {
      await migrate(databaseUrl, join(projectFolder, 'db', 'migrations'));
    }
    const stores = connectStores({ DATABASE_URL: databaseUrl, MONGODB_URI: mongodbUri });
    try {
      const ctx: Context = {
        db: stores.db,
        courseware: stores.courseware,
        runScript: sharedSandbox().runScript,
        actor: { kind: 'system', name: 'lectern' },
        now: new Date(),
        requestId: `cmd_${ulid()}`,
        address: null,
      };
      return await work({ ctx, dataDir, address });
    } finally {
      await stores.close();
    }
  });
}
