import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unavailable } from '@/lib/errors';
import { replaceFile } from './process/claim-folder';
import { isReachableForServers, isRoot, makeServerFolder } from './process/run-as-server-user';

/** Where the private servers keep their data, sockets and logs. */
export interface StorePlaces {
  readonly storesFolder: string;
  readonly socketsFolder: string;
  readonly logsFolder: string;
}

/** The longest name of a socket in the folder is PostgreSQL's; the system allows 107 bytes for the whole path. */
const longestSocketName = '.s.PGSQL.5432';
const longestSocketPath = 107;

/**
 * Makes the folders of the stores: below the data folder, except that
 * - as root, when the servers' user cannot reach the data folder (one below a closed home folder), the stores stand in
 *   `/var/lib/lectern`, and the data folder says where (`stores-elsewhere`);
 * - sockets stand in a new folder of the system's temporary one when their path would be too long.
 */
export function placeStores(dataFolder: string): StorePlaces {
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  // The servers' user passes through it; what it may read has modes of its own.
  if (isRoot()) chmodSync(dataFolder, statSync(dataFolder).mode | 0o011);
  const logsFolder = join(dataFolder, 'logs');
  mkdirSync(logsFolder, { recursive: true, mode: 0o700 });
  const storesFolder = chooseStoresFolder(dataFolder);
  return { storesFolder, socketsFolder: chooseSocketsFolder(storesFolder), logsFolder };
}

function chooseStoresFolder(dataFolder: string): string {
  const pointer = join(dataFolder, 'stores-elsewhere');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  if (isReachableForServers(dataFolder)) return dataFolder;
  const { ino, birthtimeMs } = statSync(dataFolder);
  const name = createHash('sha256').update(`${dataFolder} ${ino} ${birthtimeMs}`).digest('hex').slice(0, 16);
  const folder = join('/var/lib/lectern', name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (!isReachableForServers(folder))
    throw unavailable(
      'engines.data-folder',
      `The database servers cannot run as root and their user cannot reach ${dataFolder}: set LECTERN_DATA to a folder that others may enter.`,
    );
  replaceFile(pointer, `${folder}\n`);
  return folder;
}

function chooseSocketsFolder(storesFolder: string): string {
  const folder = join(storesFolder, 'run');
  if (Buffer.byteLength(join(folder, longestSocketName)) <= longestSocketPath) {
    makeServerFolder(folder);
    return folder;
  }
  const short = mkdtempSync(join(isRoot() ? '/tmp' : tmpdir(), 'lectern-'));
  makeServerFolder(short);
  return short;
}
