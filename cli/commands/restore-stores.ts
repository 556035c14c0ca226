import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreBackup } from '@/db/backup';
import { withStores } from '@/engines/attach';
import { readConfiguredStores } from '@/engines/choose-engines';
import { markSeeded } from '@/engines/first-start';
import { dataFolderOf, projectFolder } from '@/engines/project-folder';
import { retireAgain } from '@/lib/accounts';
import { conflict, invalid } from '@/lib/errors';
import { givenPath } from '../given-path';
import { note, printLine } from '../show/print';
import { withContext } from '../with-context';
import { partsBar } from './parts-bar';

export interface RestoreOptions {
  readonly json?: boolean;
  /** A file with an id a line. */
  readonly retired?: string;
}

/** `lectern restore`. */
export async function runRestoreStores(folder: string, options: RestoreOptions): Promise<void> {
  const dataDir = dataFolderOf(process.env);
  const source = givenPath(folder);
  const retired = options.retired === undefined ? [] : await readList(givenPath(options.retired));
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
  const { erased } =
    retired.length > 0 ? await withContext(({ ctx }) => retireAgain(ctx, { userIds: retired })) : { erased: 0 };
  const rows = manifest.tables.reduce((sum, part) => sum + part.rows, 0);
  const documents = manifest.collections.reduce((sum, part) => sum + part.rows, 0);
  if (options.json) {
    await printLine(JSON.stringify({ createdAt: manifest.createdAt, rows, documents, erased }));
    return;
  }
  await printLine(`Restored ${rows} rows and ${documents} documents as of ${manifest.createdAt}`);
  if (erased > 0) {
    note(`Erased ${erased} of ${retired.length} people again.`);
  }
  if (secrets === undefined) {
    note(
      'This backup holds no secrets: give this site those of the old one, or nobody stays signed in and what was encrypted cannot be read.',
    );
  }
}

async function readList(path: string): Promise<readonly string[]> {
  const text = await readIfThere(path);
  if (text === undefined) {
    throw invalid('backup.no-list', `${path} cannot be read. Nothing was changed.`);
  }
  return text.split(/\s+/).filter((id) => id !== '');
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
