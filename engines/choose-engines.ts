import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { invalid, unavailable } from '@/lib/errors';
import { type DebianServers, provideDebianServers } from './debian/provide-servers';
import type { Log } from './log';
import type { MysqlProgram } from './mysql/run-mysql';

/**
 * Three ways to an engine, in this order: the address of a server that runs elsewhere (`DATABASE_URL`, `MONGODB_URI`);
 * Debian's packages, unpacked privately; a `mysqld` or `mongod` on the PATH.
 */
export type Engines = ConfiguredStores | PrivateEngines;

export interface ConfiguredStores {
  readonly kind: 'configured';
  readonly databaseUrl: string;
  readonly mongodbUri: string;
}

export interface PrivateEngines {
  readonly kind: 'private';
  readonly mysql: MysqlProgram;
  readonly mongodb:
    | { readonly kind: 'documentdb'; readonly postgresBin: string }
    | { readonly kind: 'mongod'; readonly mongod: string };
  /** Where filled data folders may be kept to copy new ones from. */
  readonly templates: string | undefined;
}

export async function chooseEngines(env: NodeJS.ProcessEnv, log: Log, signal?: AbortSignal): Promise<Engines> {
  const configured = readConfiguredStores(env);
  if (configured) return configured;
  try {
    const servers = await provideDebianServers(env, log, signal);
    return {
      kind: 'private',
      mysql: debianMysql(servers),
      mongodb: { kind: 'documentdb', postgresBin: servers.postgresBin },
      templates: servers.folder,
    };
  } catch (cause) {
    signal?.throwIfAborted();
    return chooseFromPath(env, cause);
  }
}

/** The servers that the environment names, or undefined where it names none. Naming one of two is an error. */
export function readConfiguredStores(env: NodeJS.ProcessEnv): ConfiguredStores | undefined {
  const { DATABASE_URL: databaseUrl, MONGODB_URI: mongodbUri } = env;
  if (!databaseUrl && !mongodbUri) return undefined;
  if (!databaseUrl || !mongodbUri) {
    const [given, missing] = databaseUrl ? ['DATABASE_URL', 'MONGODB_URI'] : ['MONGODB_URI', 'DATABASE_URL'];
    throw invalid('engines.half-configured', `${given} is set but ${missing} is not: set both, or neither.`);
  }
  return { kind: 'configured', databaseUrl, mongodbUri };
}

function debianMysql({ mysqld, mysqlBase }: DebianServers): MysqlProgram {
  return {
    mysqld,
    baseArguments: [
      `--basedir=${mysqlBase}`,
      `--lc-messages-dir=${join(mysqlBase, 'share/mysql')}`,
      `--plugin-dir=${join(mysqlBase, 'lib/mysql/plugin')}`,
    ],
  };
}

async function chooseFromPath(env: NodeJS.ProcessEnv, debianFailed: unknown): Promise<PrivateEngines> {
  const mysqld = findProgram(env, 'mysqld') ?? findProgram(env, 'mariadbd');
  const mongod = findProgram(env, 'mongod');
  if (!mysqld) throw cannotBeHad('MySQL', 'mysqld', 'DATABASE_URL', debianFailed);
  if (!mongod) throw cannotBeHad('MongoDB', 'mongod', 'MONGODB_URI', debianFailed);
  return {
    kind: 'private',
    mysql: await describeMysqlProgram(env, mysqld),
    mongodb: { kind: 'mongod', mongod },
    templates: undefined,
  };
}

function cannotBeHad(engine: string, program: string, variable: string, cause: unknown) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return unavailable(
    'engines.none',
    `${engine} cannot be had here (Debian's packages: ${reason}; no ${program} is on the PATH): set ${variable} to the address of a server.`,
    { cause },
  );
}

async function describeMysqlProgram(env: NodeJS.ProcessEnv, mysqld: string): Promise<MysqlProgram> {
  const { stdout } = await promisify(execFile)(mysqld, ['--no-defaults', '--version']);
  if (!/mariadb/i.test(stdout)) return { mysqld, baseArguments: [] };
  const installer = findProgram(env, 'mariadb-install-db') ?? findProgram(env, 'mysql_install_db');
  if (!installer) throw unavailable('engines.none', `${mysqld} has no mariadb-install-db beside it: set DATABASE_URL.`);
  return { mysqld, baseArguments: [], installer };
}

function findProgram(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const usual = ['/usr/sbin', '/usr/local/sbin'];
  const folders = [...(env.PATH ?? '').split(delimiter), ...usual].filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return dirname(path) !== '.';
  } catch {
    return false;
  }
}
