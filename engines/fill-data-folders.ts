import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PrivateEngines } from './choose-engines';
import type { Log } from './log';
import { initializePostgres } from './mongodb/run-documentdb';
import { forgetServerIdentity, initializeMysql } from './mysql/run-mysql';
import { makeOnce } from './process/make-once';
import { makeServerFolder } from './process/run-as-server-user';
import { runCommand } from './process/run-command';

export interface DataFolders {
  readonly mysql: string;
  readonly mongodb: string;
}

/**
 * Gives each server its data folder below `storesFolder`, filled where it is new. Filling takes seconds, so that the
 * result is kept beside the unpacked servers and copied for every further data folder.
 */
export async function fillDataFolders(
  engines: PrivateEngines,
  storesFolder: string,
  log: Log,
  signal?: AbortSignal,
): Promise<DataFolders> {
  const { mysql, mongodb, templates } = engines;
  const fillMysql = (folder: string) => initializeMysql(mysql, folder, signal);
  const fillMongodb = async (folder: string) => {
    if (mongodb.kind === 'documentdb') await initializePostgres(mongodb.postgresBin, folder, signal);
  };
  const mysqlFolder = join(storesFolder, 'mysql');
  const mongodbFolder = join(storesFolder, mongodb.kind);
  if (!existsSync(mysqlFolder) || !existsSync(mongodbFolder)) log(`Making new stores in ${storesFolder}`);
  await Promise.all([
    provideFolder(mysqlFolder, templates, fillMysql, signal),
    provideFolder(mongodbFolder, templates, fillMongodb, signal),
  ]);
  return { mysql: mysqlFolder, mongodb: mongodbFolder };
}

async function provideFolder(
  folder: string,
  templates: string | undefined,
  fill: (folder: string) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (existsSync(folder)) return;
  const draft = `${folder}.draft`;
  rmSync(draft, { recursive: true, force: true });
  if (templates) {
    const template = join(templates, `template-${folder.slice(folder.lastIndexOf('/') + 1)}`);
    await makeOnce(
      template,
      async (emptyFolder) => {
        makeServerFolder(emptyFolder);
        await fill(emptyFolder);
        forgetServerIdentity(emptyFolder);
      },
      signal,
    );
    await runCommand('cp', ['-a', template, draft], { ...(signal && { signal }) });
    await runCommand('sync', ['-f', draft]);
  } else {
    makeServerFolder(draft);
    await fill(draft);
  }
  renameSync(draft, folder);
}
