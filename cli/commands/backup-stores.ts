import { constants, existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBackup } from '@/db/backup';
import { withStores } from '@/engines/attach';
import { readConfiguredStores } from '@/engines/choose-engines';
import { dataFolderOf } from '@/engines/project-folder';
import { givenPath } from '../given-path';
import { note, printLine } from '../show/print';
import { partsBar } from './parts-bar';

/** `lectern backup`. Private stores have secrets of their own, and what is encrypted is of no use without them. */
export async function runBackupStores(folder: string, options: { readonly json?: boolean }): Promise<void> {
  const dataDir = dataFolderOf(process.env);
  const target = givenPath(folder);
  const bar = partsBar('Backup');
  const manifest = await withStores(dataDir, (stores) =>
    writeBackup(stores, target, { now: new Date(), onPart: bar.show }),
  );
  bar.clear();
  const secrets = join(dataDir, 'secrets');
  const isPrivate = readConfiguredStores(process.env) === undefined;
  const withSecrets = isPrivate && existsSync(secrets);
  if (withSecrets) {
    await copyFile(secrets, join(target, 'secrets'), constants.COPYFILE_EXCL);
  }
  const rows = manifest.tables.reduce((sum, part) => sum + part.rows, 0);
  const documents = manifest.collections.reduce((sum, part) => sum + part.rows, 0);
  const bytes = [...manifest.tables, ...manifest.collections].reduce((sum, part) => sum + part.bytes, 0);
  if (options.json) {
    await printLine(JSON.stringify({ folder: target, rows, documents, bytes, secrets: withSecrets }));
    return;
  }
  await printLine(`Backed up ${rows} rows and ${documents} documents into ${target} (${bytes} bytes)`);
  if (withSecrets) {
    note('The secrets of this site are in it: keep it as safe as the site itself.');
  } else if (!isPrivate) {
    note('The secrets of this site stand in its environment, not in this backup: keep them with it.');
  }
}
