import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const projectRoot = join(import.meta.dirname, '..', '..');
/** A first start may unpack the engines and build. */
const startLimitMs = 600_000;

export interface RunningApp {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** What the start has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/** A port of the loopback interface that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/**
 * `npm start` as a user runs it (`npm run start:edge` where `LECTERN_TEST_RUNTIME=edge`), in a data folder and on a port of its own. Resolves once `/api/health` says that every part
 * is up; `stop` ends it and removes the data (pass `dataDir` to keep a folder over several starts).
 */
export async function startApp(options: { dataDir?: string; env?: Record<string, string> } = {}): Promise<RunningApp> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'lectern-app-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const output: string[] = [];
  const onEdge = process.env.LECTERN_TEST_RUNTIME === 'edge';
  const child = spawn('node', ['engines/start.mjs', ...(onEdge ? ['--edge'] : [])], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LECTERN_DATA: dataDir, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1', ...options.env },
  });
  const { pid } = child;
  if (pid === undefined) {
    throw new Error('`npm start` could not be started.');
  }
  child.stdout.on('data', (chunk) => output.push(String(chunk)));
  child.stderr.on('data', (chunk) => output.push(String(chunk)));
  const ended = new Promise<void>((done) => child.on('exit', () => done()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    if (!options.dataDir) {
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
  const limit = Date.now() + startLimitMs;
  while (Date.now() < limit && child.exitCode === null) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    // The sign-ins are the last thing that a start prints: everything before them is done.
    if (answer?.ok && output.join('').includes(`localhost:${port}`)) {
      return { url, port, dataDir, pid, output: () => output.join(''), stop };
    }
    await new Promise((next) => setTimeout(next, 250));
  }
  await stop();
  throw new Error(`The app did not come up:\n${output.join('').slice(-4000)}`);
}

/** Runs one command of the line tool beside a running app; answers its standard output. */
export function lectern(
  app: Pick<RunningApp, 'dataDir' | 'port'>,
  args: readonly string[],
  input = '',
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn('node', ['cli/lectern.mjs', ...args], {
      cwd: projectRoot,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, LECTERN_DATA: app.dataDir, PORT: String(app.port) },
    });
    let out = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('exit', (code) =>
      code === 0 ? done(out) : fail(new Error(`lectern ${args.join(' ')} ended with ${code}: ${errors.slice(-2000)}`)),
    );
    child.stdin.end(input);
  });
}

/** An archive of `../shared/courses`, or undefined in a clone that has none beside it. */
export function sharedCourse(name: string): string | undefined {
  const path = join(projectRoot, '..', 'shared', 'courses', name);
  return existsSync(path) ? path : undefined;
}

export interface DemoAccount {
  readonly role: 'admin' | 'instructor' | 'learner';
  readonly email: string;
  readonly password: string;
}

export function demoAccounts(dataDir: string): DemoAccount[] {
  return JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
}
