import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { unavailable } from '@/lib/errors';
import type { Service } from '../process/keep-running';
import { asServerUser } from '../process/run-as-server-user';
import { runCommand } from '../process/run-command';

const postgresUser = 'postgres';

/** Where the server's socket stands, as `pg` wants it. */
export const postgresAddress = (socketsFolder: string) => ({
  host: socketsFolder,
  user: postgresUser,
  database: 'postgres',
});

/** Fills `dataFolder` (empty, owned by the servers' user) with a new PostgreSQL cluster. */
export async function initializePostgres(postgresBin: string, dataFolder: string, signal?: AbortSignal): Promise<void> {
  const command = asServerUser({
    file: join(postgresBin, 'initdb'),
    args: [
      ...['-D', dataFolder, '-U', postgresUser, '--auth=trust', '--locale=C.UTF-8', '--encoding=UTF8'],
      // Only templates are made so; they are copied and flushed afterwards.
      '--no-sync',
    ],
  });
  await runCommand(command.file, command.args, { cwd: dirname(dataFolder), ...(signal && { signal }) });
}

export interface PostgresPlaces {
  readonly postgresBin: string;
  readonly dataFolder: string;
  readonly socketsFolder: string;
  readonly logFile: string;
}

/** PostgreSQL with the DocumentDB extension, over a Unix socket only. It is ready once the extension is installed. */
export function documentdbService({ postgresBin, dataFolder, socketsFolder, logFile }: PostgresPlaces): Service {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketsFolder,
    unix_socket_permissions: '0700',
    // The extension opens connections of its own for DDL.
    'documentdb.localhost_connection_string': `host=${socketsFolder}`,
    shared_preload_libraries: 'pg_cron,pg_documentdb_core,pg_documentdb,pg_documentdb_extended_rum',
    'cron.database_name': 'postgres',
    'cron.use_background_workers': 'on',
    'cron.log_statement': 'off',
    // Else one row for every run of every job stays for ever.
    'cron.log_run': 'off',
    // Write conflicts between transactions show as deadlocks and are tried again by the driver: find them soon.
    deadlock_timeout: '100ms',
    max_connections: '100',
    wal_level: 'minimal',
    max_wal_senders: '0',
    timezone: 'GMT',
    log_timezone: 'GMT',
  };
  const command = asServerUser(
    {
      file: join(postgresBin, 'postgres'),
      args: ['-D', dataFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    },
    // A fast shutdown; SIGTERM would wait for every client to leave.
    'SIGINT',
  );
  return {
    name: 'DocumentDB',
    command,
    cwd: dataFolder,
    logFile,
    stopSignal: 'SIGINT',
    stopWithinMs: 20_000,
    readyWithinMs: 120_000,
    prepare: () => {
      assertSameMajorVersion(postgresBin, dataFolder);
      clearAfterKill(dataFolder, socketsFolder);
    },
    probe: () => ensureExtension(socketsFolder),
  };
}

/** PostgreSQL reads only what its own major version wrote. */
function assertSameMajorVersion(postgresBin: string, dataFolder: string): void {
  const written = readFileSync(join(dataFolder, 'PG_VERSION'), 'utf8').trim();
  const present = basename(dirname(postgresBin));
  if (written !== present)
    throw unavailable(
      'engines.documentdb-version',
      `${dataFolder} was written by PostgreSQL ${written}, but here is PostgreSQL ${present}: bring back the cache folder with that version, or set MONGODB_URI to the address of a server.`,
    );
}

/**
 * What a killed server leaves: its processes, which go on with what they are at before they notice, and two lock files, which
 * PostgreSQL trusts while a process with their number exists, be it a zombie or a stranger. We own the data folder: whatever
 * works in it is ours and ends before the next server begins, or two would write to the same files.
 */
function clearAfterKill(dataFolder: string, socketsFolder: string): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let left = serversIn(dataFolder); left.length > 0; left = serversIn(dataFolder)) {
    for (const pid of left) endNow(pid);
    Atomics.wait(pause, 0, 0, 20);
  }
  for (const path of [join(dataFolder, 'postmaster.pid'), join(socketsFolder, '.s.PGSQL.5432.lock')])
    rmSync(path, { force: true });
}

/** PostgreSQL's processes work in their data folder. A zombie works nowhere. */
function serversIn(dataFolder: string): number[] {
  const folder = realpathSync(dataFolder);
  return readdirSync('/proc').flatMap((name) => {
    try {
      const isOurs = /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === folder;
      return isOurs && readFileSync(`/proc/${name}/comm`, 'utf8').trim() === 'postgres' ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

const extensions = z.array(z.object({ name: z.string(), isInstalled: z.boolean() }));

/** Installs the extension in a new cluster, and brings it to the version of a newer package in an old one. */
async function ensureExtension(socketsFolder: string): Promise<void> {
  const client = new pg.Client({ ...postgresAddress(socketsFolder), connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const wanted = ['documentdb', 'documentdb_extended_rum'];
    const { rows } = await client.query(
      `SELECT name, installed_version IS NOT NULL AS "isInstalled" FROM pg_available_extensions
       WHERE name = ANY($1) AND installed_version IS DISTINCT FROM default_version ORDER BY name`,
      [wanted],
    );
    for (const { name, isInstalled } of extensions.parse(rows))
      await client.query(isInstalled ? `ALTER EXTENSION ${name} UPDATE` : `CREATE EXTENSION ${name} CASCADE`);
  } finally {
    await client.end();
  }
}
