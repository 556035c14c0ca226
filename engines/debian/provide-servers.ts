import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../log';
import { makeOnce } from '../process/make-once';
import { isReachableForServers, isRoot } from '../process/run-as-server-user';
import { openPrivateApt } from './open-private-apt';
import { findPostgresVersion, relocateServers, unpackPackages } from './unpack-packages';

/** MySQL and DocumentDB as unpacked from Debian's packages. */
export interface DebianServers {
  /** The folder of this cache: templates of data folders may stand beside `root`. */
  readonly folder: string;
  readonly mysqld: string;
  /** MySQL's `--basedir`. */
  readonly mysqlBase: string;
  /** The folder of `postgres` and `initdb`. */
  readonly postgresBin: string;
  readonly mysqlVersion: string;
  readonly documentdbVersion: string;
}

const stampShape = z.object({ path: z.string(), packages: z.record(z.string(), z.string()) });
type Stamp = z.infer<typeof stampShape>;

/** Raise when what is unpacked, or how, changes. */
const layout = 1;

/**
 * Where unpacked servers are kept for every checkout of this machine: `LECTERN_CACHE`, else the user's cache folder, or
 * for root a folder that the servers' user can enter.
 */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.LECTERN_CACHE) return env.LECTERN_CACHE;
  return isRoot() ? '/var/cache/lectern' : join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lectern');
}

/** The servers from the cache, downloaded and unpacked first where they are missing. Throws an Error with the reason. */
export async function provideDebianServers(
  env: NodeJS.ProcessEnv,
  log: Log,
  signal?: AbortSignal,
): Promise<DebianServers> {
  const cache = cacheFolder(env);
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  if (!isReachableForServers(cache))
    throw new Error(`the servers' user cannot enter ${cache}, where LECTERN_CACHE may name another folder`);
  const folder = join(cache, `servers-${layout}-${process.arch}`);
  const known = readStamp(folder);
  // The servers hold absolute paths: a cache that was moved is made anew.
  if (existsSync(folder) && known?.path !== folder) moveAway(folder);
  await makeOnce(folder, (draft) => buildServers(draft, folder, log, signal), signal);
  const stamp = readStamp(folder);
  if (!stamp) throw new Error(`${folder} is not complete`);
  const root = join(folder, 'root');
  return {
    folder,
    mysqld: join(root, 'usr/sbin/mysqld'),
    mysqlBase: join(root, 'usr'),
    postgresBin: join(root, 'usr/lib/postgresql', findPostgresVersion(root), 'bin'),
    mysqlVersion: versionOf(stamp, /^mysql-server-core$/),
    documentdbVersion: versionOf(stamp, /^postgresql-\d+-documentdb$/),
  };
}

async function buildServers(draft: string, folder: string, log: Log, signal?: AbortSignal): Promise<void> {
  const apt = await openPrivateApt(join(draft, 'apt'), signal);
  const documentdb = newestDocumentdb(await apt.namesThatBeginWith('postgresql-'));
  const { names, bytes } = await apt.choose([documentdb, 'mysql-server-core', 'patchelf']);
  log(`Downloading MySQL and DocumentDB from Debian: ${names.length} packages, ${Math.round(bytes / 1e6)} MB`);
  const archives = join(draft, 'apt/archives');
  await apt.download(names, archives);
  log(`Unpacking ${names.length} packages into ${folder} (once on this machine)`);
  const root = join(draft, 'root');
  mkdirSync(root, { mode: 0o755 });
  await unpackPackages(archives, root, signal);
  await relocateServers(root, join(folder, 'root'), signal);
  const stamp: Stamp = { path: folder, packages: readVersions(archives) };
  writeFileSync(join(draft, 'stamp.json'), `${JSON.stringify(stamp, null, 2)}\n`);
  rmSync(join(draft, 'apt'), { recursive: true });
}

function newestDocumentdb(names: readonly string[]): string {
  const versions = names.flatMap((name) => /^postgresql-(\d+)-documentdb$/.exec(name)?.[1] ?? []).map(Number);
  if (versions.length === 0) throw new Error('the Debian archive has no DocumentDB for PostgreSQL');
  return `postgresql-${Math.max(...versions)}-documentdb`;
}

/** Names and versions from the file names `name_version_architecture.deb`. */
function readVersions(archives: string): Record<string, string> {
  const versions: Record<string, string> = {};
  for (const file of readdirSync(archives)) {
    const [name, version] = file.endsWith('.deb') ? file.split('_') : [];
    if (name && version) versions[name] = decodeURIComponent(version);
  }
  return versions;
}

function readStamp(folder: string): Stamp | undefined {
  try {
    return stampShape.safeParse(JSON.parse(readFileSync(join(folder, 'stamp.json'), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function moveAway(folder: string): void {
  const old = `${folder}.old`;
  rmSync(old, { recursive: true, force: true });
  renameSync(folder, old);
  rmSync(old, { recursive: true, force: true });
}

/** The upstream version: Debian's without its own revision. */
function versionOf(stamp: Stamp, name: RegExp): string {
  const found = Object.entries(stamp.packages).find(([key]) => name.test(key));
  return found ? found[1].replace(/-[^-]*$/, '') : 'unknown';
}
