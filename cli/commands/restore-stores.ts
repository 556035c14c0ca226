import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { restoreBackup } from '@/db/backup';
import { withStores } from '@/engines/attach';
import { readConfiguredStores } from '@/engines/choose-engines';
import { markSeeded } from '@/engines/first-start';
import { dataFolderOf, projectFolder } from '@/engines/project-folder';
import { conflict } from '@/lib/errors';
import { note, printLine } from '../print';
import { partsBar } from './parts-bar';

/** `lectern restore`. */
export async function runRestoreStores(folder: string, options: { readonly json?: boolean }): Promise<void> {
  const dataDir = dataFolderOf(process.env);
  const source = resolve(process.env.INIT_CWD ?? '.', folder);
  const isPrivate = readConfiguredStores(process.env) === undefined;
  const secrets = await readIfThere(join(source, 'secrets'));
  const own = isPrivate ? await readIfThere(join(dataDir, 'secrets')) : undefined;
  if (secrets !== undefined && own !== undefined && own !== secrets) {
    throw conflict(
      'backup.other-secrets',
      `${dataDir} has secrets of another site. A backup is restored into an empty data folder only; nothing was changed.`,
    );
  }
  const bar = partsBar('Restore');
  const manifest = await withStores(dataDir, (stores) =>
    restoreBackup(stores, source, { migrations: join(projectFolder, 'db', 'migrations'), onPart: bar.show }),
  );
  bar.clear();
  if (isPrivate) {
    if (secrets !== undefined && own === undefined) {
      await mkdir(dataDir, { recursive: true, mode: 0o711 });
      await copyFile(join(source, 'secrets'), join(dataDir, 'secrets'));
    }
    // The course that comes with Lectern would come on top of what the site has.
    markSeeded(dataDir);
  }
  const rows = manifest.tables.reduce((sum, part) => sum + part.rows, 0);
  const documents = manifest.collections.reduce((sum, part) => sum + part.rows, 0);
  if (options.json) {
    await printLine(JSON.stringify({ createdAt: manifest.createdAt, rows, documents }));
    return;
  }
  await printLine(`Restored ${rows} rows and ${documents} documents as of ${manifest.createdAt}`);
  if (secrets === undefined) {
    note(
      'This backup holds no secrets: give this site those of the old one, or nobody stays signed in and what was encrypted cannot be read.',
    );
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
