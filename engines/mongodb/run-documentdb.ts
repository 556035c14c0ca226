import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { identifyProcess } from '../process/identify-process';
import type { Service } from '../process/keep-running';
import { asServerUser } from '../process/run-as-server-user';
import { runCommand } from '../process/run-command';

export const postgresUser = 'postgres';

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
    prepare: () => removeStaleLock(join(dataFolder, 'postmaster.pid')),
    probe: () => ensureExtension(socketsFolder),
  };
}

/**
 * PostgreSQL trusts its lock file while a process with that number exists, be it a zombie or a stranger with a number
 * used again. We own the data folder, so a live server is always ours and was ended before.
 */
function removeStaleLock(path: string): void {
  try {
    const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
    if (Number.isInteger(pid) && pid > 0 && identifyProcess(pid) && isPostgres(pid)) return;
  } catch {
    return;
  }
  rmSync(path, { force: true });
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return true;
  }
}

const installed = z.array(z.object({ extname: z.string() }));

async function ensureExtension(socketsFolder: string): Promise<void> {
  const client = new pg.Client({ ...postgresAddress(socketsFolder), connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const wanted = ['documentdb', 'documentdb_extended_rum'];
    const { rows } = await client.query('SELECT extname FROM pg_extension WHERE extname = ANY($1)', [wanted]);
    const present = installed.parse(rows).map((row) => row.extname);
    for (const name of wanted)
      if (!present.includes(name)) await client.query(`CREATE EXTENSION IF NOT EXISTS ${name} CASCADE`);
  } finally {
    await client.end();
  }
}
