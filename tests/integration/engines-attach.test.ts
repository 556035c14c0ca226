import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { afterAll, describe, expect, test } from 'vitest';
import { withStores } from '@/engines/attach';
import { bringUpStores } from '@/engines/bring-up';
import { chooseEngines, readConfiguredStores } from '@/engines/choose-engines';
import { isRunning } from '@/engines/process/identify-process';
import { typescriptCommand } from '@/engines/process/typescript-command';
import { projectFolder } from '@/engines/project-folder';
import { readRunFile } from '@/engines/run-file';
import { loadSecrets } from '@/engines/secrets';

const { DATABASE_URL: _database, MONGODB_URI: _mongodb, ...env } = process.env;
const dataDir = mkdtempSync('/tmp/lectern-attach-');
chmodSync(dataDir, 0o711);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const silent = () => {};

async function query(databaseUrl: string, statement: string): Promise<unknown> {
  const connection = await createConnection({ uri: databaseUrl });
  try {
    const [rows] = await connection.query(statement);
    return rows;
  } finally {
    await connection.end();
  }
}

describe('a command', () => {
  test('brings the stores up where nobody runs, and ends them', async () => {
    const seen = await withStores(
      dataDir,
      async ({ databaseUrl }) => {
        await query(databaseUrl, 'create table kept (n int primary key)');
        await query(databaseUrl, 'insert into kept values (7)');
        return readRunFile(dataDir)?.processes ?? [];
      },
      { env, log: silent },
    );
    expect(seen.map(({ name }) => name).sort()).toEqual(['DocumentDB', 'MongoDB gateway', 'MySQL']);
    expect(seen.filter(isRunning)).toEqual([]);
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
  });

  test('uses the stores of a process that owns the folder, also while it starts', async () => {
    const command = typescriptCommand('engines/stores.ts', ['--data', dataDir]);
    const owner = spawn(command.file, [...command.args], { cwd: projectFolder, env, stdio: 'ignore' });
    try {
      await expect.poll(() => readRunFile(dataDir)?.state, { timeout: 30_000 }).toBeDefined();
      const rows = await withStores(dataDir, ({ databaseUrl }) => query(databaseUrl, 'select n from kept'), {
        env,
        log: silent,
      });
      expect(rows).toEqual([{ n: 7 }]);
      await expect(bringUpStores({ dataDir, log: silent, env })).rejects.toThrow(/already runs .* set LECTERN_DATA/);

      const waiting = withStores(
        dataDir,
        () => {
          owner.kill('SIGKILL');
          return new Promise<never>(() => {});
        },
        { env, log: silent },
      );
      await expect(waiting).rejects.toMatchObject({ kind: 'Unavailable', code: 'engines.gone' });
    } finally {
      owner.kill('SIGKILL');
      if (owner.exitCode === null && owner.signalCode === null) await once(owner, 'exit');
    }
    const left = readRunFile(dataDir)?.processes ?? [];
    expect(left).toHaveLength(3);
    await expect.poll(() => left.filter(isRunning), { timeout: 10_000 }).toEqual([]);
  });

  test('recovers what a killed owner left, with its data', async () => {
    const rows = await withStores(dataDir, ({ databaseUrl }) => query(databaseUrl, 'select n from kept'), {
      env,
      log: silent,
    });
    expect(rows).toEqual([{ n: 7 }]);
  });
});

describe('private stores', () => {
  test('live in folders and sockets that only their servers and we can open', async () => {
    const modes = await withStores(
      dataDir,
      async () => ['run', 'mysql', 'documentdb', 'logs'].map((name) => statSync(join(dataDir, name)).mode & 0o777),
      { env, log: silent },
    );
    expect(modes).toEqual([0o700, 0o700, 0o700, 0o700]);
  });

  test('work in a folder whose path is too long for a socket', async () => {
    const long = join(dataDir, 'a-rather-long-name-of-a-folder'.repeat(4));
    const folder = await withStores(long, async () => readRunFile(long)?.socketsFolder ?? '', { env, log: silent });
    expect(folder).toMatch(/^\/tmp\/lectern-/);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('configuration', () => {
  test('by half is an error that names the other half', () => {
    expect(() => readConfiguredStores({ NODE_ENV: 'test', DATABASE_URL: 'mysql://x/y' })).toThrow(/MONGODB_URI is not/);
    expect(() => readConfiguredStores({ NODE_ENV: 'test', MONGODB_URI: 'mongodb://x/y' })).toThrow(
      /DATABASE_URL is not/,
    );
  });

  test('of both stores starts no private engine', async () => {
    const configured = { ...env, DATABASE_URL: 'mysql://x/y', MONGODB_URI: 'mongodb://x/y' };
    expect(await chooseEngines(configured, silent)).toMatchObject({ kind: 'configured', databaseUrl: 'mysql://x/y' });
  });

  test('without any engine ends in a sentence that names the variable', async () => {
    const bare = { ...env, PATH: '/nonexistent', LECTERN_CACHE: join(dataDir, 'no-cache') };
    const before = process.env.PATH;
    process.env.PATH = '/nonexistent';
    try {
      await expect(chooseEngines(bare, silent)).rejects.toThrow(
        /cannot be had here .*: set DATABASE_URL to the address/,
      );
    } finally {
      process.env.PATH = before;
    }
  });

  test('keeps secrets once made, and wants them by variable beside configured stores', () => {
    const made = loadSecrets(dataDir, { NODE_ENV: 'test' }, true);
    expect(loadSecrets(dataDir, { NODE_ENV: 'test' }, true)).toEqual(made);
    expect(Buffer.from(made.LECTERN_ENCRYPTION_KEY, 'base64')).toHaveLength(32);
    expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o600);
    const given = { NODE_ENV: 'test', NEXTAUTH_SECRET: 'x'.repeat(32) } as const;
    expect(loadSecrets(dataDir, given, true)).toEqual({ ...made, NEXTAUTH_SECRET: 'x'.repeat(32) });
    expect(() => loadSecrets(dataDir, given, false)).toThrow(/LECTERN_ENCRYPTION_KEY, NEXT_SERVER_ACTIONS/);
  });
});
