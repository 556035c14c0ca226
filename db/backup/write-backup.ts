import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { conflict, invalid } from '@/lib/errors';
import { dumpCollections } from './collections';
import { dumpTables } from './dump-tables';
import { type BackupManifest, type BackupPart, manifestName } from './manifest';

export interface BackupStores {
  readonly databaseUrl: string;
  readonly mongodbUri: string;
}

/**
 * Writes both stores into an empty or new folder, while the site runs. MySQL comes first, as of one instant: whatever a row names in
 * MongoDB was written before the row and never changes, so that what is read there afterwards holds all of it.
 *
 * Throws Conflict `backup.folder-in-use` for a folder with something in it, Invalid `backup.needs-mysql-address` for an address that
 * goes over HTTP, and `backup.no-tables`.
 */
export async function writeBackup(
  stores: BackupStores,
  folder: string,
  { now, onPart = () => {} }: { readonly now: Date; readonly onPart?: (part: BackupPart) => void },
): Promise<BackupManifest> {
  assertMysqlAddress(stores.databaseUrl);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    throw conflict('backup.folder-in-use', `${folder} is not empty: a backup is written into a folder of its own.`);
  }
  const { migratedTo, tables } = await dumpTables(stores.databaseUrl, folder, onPart);
  const collections = await dumpCollections(stores.mongodbUri, folder, onPart);
  const manifest: BackupManifest = {
    format: 'lectern-backup',
    version: 1,
    createdAt: now.toISOString(),
    migratedTo,
    tables: [...tables],
    collections: [...collections],
  };
  await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, {
    flag: 'wx',
    mode: 0o600,
    flush: true,
  });
  return manifest;
}

/** The PlanetScale driver has no stream of rows and no snapshot. */
export function assertMysqlAddress(databaseUrl: string): void {
  if (!databaseUrl.startsWith('mysql:')) {
    throw invalid(
      'backup.needs-mysql-address',
      'A backup needs a mysql:// address of the database. PlanetScale gives one for each branch, and makes backups of its own.',
    );
  }
}
