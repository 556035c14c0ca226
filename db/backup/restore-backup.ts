import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { invalid } from '@/lib/errors';
import { migrate } from '../migrate';
import { loadCollections } from './collections';
import { assertTablesEmpty, loadTables } from './load-tables';
import { type BackupManifest, type BackupPart, backupManifest, manifestName } from './manifest';
import { checkPart } from './part-file';
import { assertMysqlAddress, type BackupStores } from './write-backup';

const journalFile = z.object({ entries: z.array(z.looseObject({ when: z.number() })) }).loose();

/**
 * Puts a backup into empty stores. Its files are checked before anything is written; the tables are made as they were, filled in one
 * transaction, and brought up to date then. Cut off in the middle it can simply be started again.
 *
 * Throws Invalid `backup.none`, `backup.damaged`, `backup.newer`, Conflict `backup.not-empty`.
 */
export async function restoreBackup(
  stores: BackupStores,
  folder: string,
  { migrations, onPart = () => {} }: { readonly migrations: string; readonly onPart?: (part: BackupPart) => void },
): Promise<BackupManifest> {
  assertMysqlAddress(stores.databaseUrl);
  const manifest = await readManifest(folder);
  for (const part of [...manifest.tables, ...manifest.collections]) {
    await checkPart(folder, part);
  }
  await migrateTo(stores.databaseUrl, migrations, manifest.migratedTo);
  await assertTablesEmpty(
    stores.databaseUrl,
    manifest.tables.map(({ holds }) => holds),
    manifest.migratedTo,
  );
  await loadCollections(stores.mongodbUri, folder, manifest.collections, onPart);
  await loadTables(stores.databaseUrl, folder, manifest.tables, onPart);
  await migrate(stores.databaseUrl, migrations);
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), 'utf8');
  } catch (cause) {
    throw invalid('backup.none', `${folder} holds no backup: there is no ${manifestName} in it.`, { cause });
  }
  try {
    return backupManifest.parse(JSON.parse(text));
  } catch (cause) {
    throw invalid('backup.damaged', `The backup is damaged: ${manifestName} cannot be read.`, { cause });
  }
}

/** Makes the tables as they were after the migration of that instant, and no later one. */
async function migrateTo(url: string, migrations: string, until: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-migrations-'));
  try {
    await cp(migrations, folder, { recursive: true });
    const path = join(folder, 'meta', '_journal.json');
    const journal = journalFile.parse(JSON.parse(await readFile(path, 'utf8')));
    const entries = journal.entries.filter(({ when }) => when <= until);
    if (entries.at(-1)?.when !== until) {
      throw invalid('backup.newer', 'This backup was made by a newer version of Lectern: restore it with that one.');
    }
    await writeFile(path, JSON.stringify({ ...journal, entries }));
    await migrate(url, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
