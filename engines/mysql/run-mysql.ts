import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { Service } from '../process/keep-running';
import { asServerUser } from '../process/run-as-server-user';
import { runCommand } from '../process/run-command';

/** A MySQL (or MariaDB) server program and what it needs to find its own files. */
export interface MysqlProgram {
  readonly mysqld: string;
  /** Arguments of every start, such as `--basedir`. */
  readonly baseArguments: readonly string[];
  /** Set for MariaDB, which fills a data folder by this program and lacks some of MySQL's options. */
  readonly installer?: string;
}

const socketName = 'mysql.sock';

/** The database of the application and the account that may do everything in it and in its neighbours `lectern…`. */
const account = 'lectern';

export const mysqlUrl = (socketsFolder: string) =>
  `mysql://${account}@localhost/lectern?socketPath=${join(socketsFolder, socketName)}`;

/** Small, for one machine that also runs everything else. */
const sizes = ['--innodb-buffer-pool-size=128M'];
const sizesOfMysql = ['--innodb-redo-log-capacity=32M', '--performance-schema=OFF', '--skip-log-bin', '--mysqlx=OFF'];

function serverArguments(program: MysqlProgram, dataFolder: string): string[] {
  return [
    // Must come first: nothing is read from the machine's own configuration.
    '--no-defaults',
    ...program.baseArguments,
    `--datadir=${dataFolder}`,
    '--character-set-server=utf8mb4',
    ...sizes,
    ...(program.installer ? [] : [...sizesOfMysql, '--secure-file-priv=NULL']),
  ];
}

/** Fills `dataFolder` (empty, owned by the servers' user) with the system tables of a new server. */
export async function initializeMysql(program: MysqlProgram, dataFolder: string, signal?: AbortSignal): Promise<void> {
  const command = asServerUser(
    program.installer
      ? {
          file: program.installer,
          args: [
            '--no-defaults',
            `--datadir=${dataFolder}`,
            '--auth-root-authentication-method=normal',
            '--skip-test-db',
          ],
        }
      : { file: program.mysqld, args: [...serverArguments(program, dataFolder), '--initialize-insecure'] },
  );
  await runCommand(command.file, command.args, { cwd: dirname(dataFolder), ...(signal && { signal }) });
}

/** Each copy of a filled data folder is a server of its own: it makes a new identity when this file is missing. */
export const forgetServerIdentity = (dataFolder: string) => rmSync(join(dataFolder, 'auto.cnf'), { force: true });

export interface MysqlPlaces {
  readonly dataFolder: string;
  readonly socketsFolder: string;
  readonly logFile: string;
}

/** The server over a Unix socket only. A commit that was acknowledged is on the disk. */
export function mysqlService(program: MysqlProgram, { dataFolder, socketsFolder, logFile }: MysqlPlaces): Service {
  const socket = join(socketsFolder, socketName);
  const command = asServerUser(
    {
      file: program.mysqld,
      args: [
        ...serverArguments(program, dataFolder),
        '--skip-networking',
        `--socket=${socket}`,
        `--pid-file=${join(dataFolder, 'server.pid')}`,
        '--innodb-flush-log-at-trx-commit=1',
        '--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
        '--default-time-zone=+00:00',
        '--max-allowed-packet=64M',
        '--max-connections=200',
      ],
    },
    'SIGTERM',
  );
  return {
    name: 'MySQL',
    command,
    cwd: dataFolder,
    logFile,
    stopSignal: 'SIGTERM',
    stopWithinMs: 20_000,
    readyWithinMs: 120_000,
    // The lock holds only a number: after a crash another process may bear it. We own the data folder: there is no other.
    prepare: () => {
      for (const path of [socket, `${socket}.lock`]) rmSync(path, { force: true });
    },
    probe: () => ensureDatabase(socket),
  };
}

/** Connects as the server's own administrator and makes the application's database and account where missing. */
async function ensureDatabase(socketPath: string): Promise<void> {
  const connection = await createConnection({ socketPath, user: 'root', connectTimeout: 2000 });
  try {
    await connection.query('CREATE DATABASE IF NOT EXISTS lectern CHARACTER SET utf8mb4');
    await connection.query(`CREATE USER IF NOT EXISTS '${account}'@'localhost'`);
    await connection.query(`GRANT ALL ON \`lectern%\`.* TO '${account}'@'localhost'`);
  } finally {
    connection.destroy();
  }
}
