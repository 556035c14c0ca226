import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asServerUser, isRoot } from '@/engines/process/run-as-server-user';
import { runCommand } from '@/engines/process/run-command';
import { nodeProgram, typescriptCommand } from '@/engines/process/typescript-command';
import { projectFolder } from '@/engines/project-folder';
import { loadSecrets } from '@/engines/secrets';
import { freePort } from '../support/app';
import { StoresUnderTest } from '../support/run-stores';
import { type StartedCommand, startCommand } from '../support/start-command';

/**
 * What the images of the Dockerfile run, by hand, where there is no Docker: the same commands, in a folder with nothing but what the build
 * put there, as a user who may not write in it, beside stores that run elsewhere.
 */

const buildDir = '.next/standalone-test';
const folder = mkdtempSync('/tmp/lectern-standalone-');
const app = join(folder, 'app');
const data = join(folder, 'data');
const stores = new StoresUnderTest();
let env: Record<string, string>;
let worker: StartedCommand | undefined;
let site: StartedCommand | undefined;
let url: string;

beforeAll(async () => {
  await runCommand(nodeProgram(), [join(projectFolder, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: projectFolder,
    env: {
      ...process.env,
      LECTERN_STANDALONE: '1',
      LECTERN_BUILD_DIR: buildDir,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  });
  const built = join(projectFolder, buildDir);
  cpSync(join(built, 'standalone'), app, { recursive: true, verbatimSymlinks: true });
  cpSync(join(built, 'static'), join(app, buildDir, 'static'), { recursive: true });
  cpSync(join(projectFolder, 'public'), join(app, 'public'), { recursive: true });
  mkdirSync(data);
  chmodSync(folder, 0o755);
  execFileSync('chmod', ['-R', 'a-w,a+rX', app]);
  if (isRoot()) chownSync(data, 65_534, 65_534);

  const { databaseUrl, mongodbUri } = await stores.start();
  const port = String(await freePort());
  url = `http://127.0.0.1:${port}`;
  env = {
    ...loadSecrets(stores.dataDir, { NODE_ENV: 'production' }, true),
    ...{ DATABASE_URL: databaseUrl, MONGODB_URI: mongodbUri, LECTERN_URL: url, NEXTAUTH_URL: url },
    ...{ LECTERN_DATA: data, LECTERN_CACHE: join(data, 'cache'), LECTERN_WORKFLOWS: 'worker', NODE_ENV: 'production' },
    ...{ HOSTNAME: '127.0.0.1', PORT: port, KEEP_ALIVE_TIMEOUT: '75000', LECTERN_DRAIN_SECONDS: '2' },
  };
  const command = asServerUser({ file: nodeProgram(), args: ['server.js'] });
  site = startCommand(command.file, command.args, { env, cwd: app });
}, 600_000);

afterAll(async () => {
  site?.child.kill('SIGKILL');
  worker?.child.kill('SIGKILL');
  await stores.stop();
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

const statusOf = async (path: string) => (await fetch(`${url}${path}`).catch(() => undefined))?.status;
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 90_000; !(await isSo()); await sleep(200)) {
    if (Date.now() > limit) throw new Error(`It did not come about:\n${site?.out()}\n${site?.err()}\n${worker?.err()}`);
  }
}

test('the website lives before the tables are there, and is ready once the worker has made them', async () => {
  await until(async () => (await statusOf('/api/live')) === 200);
  const before = await fetch(`${url}/api/ready`);
  expect([before.status, await before.json()]).toEqual([503, { status: 'not-ready', reasons: ['migrations'] }]);
  const { file, args } = typescriptCommand('cli/worker.ts', []);
  worker = startCommand(file, args, { env });
  await until(async () => (await statusOf('/api/ready')) === 200);
});

test('pages, files of the build, a course and its framed parts are there without node_modules beside them', async () => {
  const { file, args } = typescriptCommand('cli/main.ts', ['seed', 'first']);
  const seeded = startCommand(file, args, { env });
  expect(await seeded.ended, seeded.err()).toBe(0);
  const front = await (await fetch(`${url}/courses`)).text();
  expect(front).toContain('Lectern');
  const script = /\/_next\/static\/[^"]+\.js/.exec(front)?.[0] ?? '';
  expect(await statusOf(script)).toBe(200);
  expect(await statusOf('/icon.svg')).toBe(200);
  expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ status: 'ok' });
});

test('what is read by its path came along: the sandbox of Python, faces of certificates', () => {
  for (const path of [
    'sandbox/worker/main.mjs',
    'node_modules/pyodide/package.json',
    'node_modules/pyodide/pyodide.asm.wasm',
    'node_modules/@fontsource/inter/files/inter-latin-400-normal.woff',
    'node_modules/jquery/dist/jquery.min.js',
  ])
    expect(readFileSync(join(app, path)).length, path).toBeGreaterThan(100);
});

test('it writes only lines of JSON, and nothing into its own folder', async () => {
  const lines = (site?.out() ?? '').split('\n').filter((line) => line.startsWith('{'));
  expect(lines.length).toBeGreaterThan(0);
  expect(`${site?.out()}${site?.err()}`).not.toMatch(/EACCES|EROFS|EPERM|read-only/);
});

test('told to stop it says so, answers what is open, and both end with 0', async () => {
  const slow = slowRequest();
  await slow.begun;
  const began = performance.now();
  // setpriv becomes what it starts: the signal reaches the website itself.
  site?.child.kill('SIGTERM');
  await sleep(400);
  expect(await statusOf('/api/ready')).toBe(503);
  slow.finish();
  expect(await slow.answer).toBeLessThan(500);
  expect(await site?.ended).toBe(0);
  expect((performance.now() - began) / 1000).toBeLessThan(16);
  expect(site?.out()).toContain('"Stopped"');
  worker?.child.kill('SIGTERM');
  expect(await worker?.ended).toBe(0);
});

/** A request whose body comes slowly. */
function slowRequest() {
  const body = JSON.stringify({ node: 'x', attempt: 0, answers: {} });
  const path = '/api/v1/courses/c/problems/p/attempts';
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: answer, resolve, reject } = Promise.withResolvers<number | undefined>();
  const sent = request(`${url}${path}`, { method: 'POST', headers }, (reply) => {
    reply.resume().on('end', () => resolve(reply.statusCode));
  });
  sent.on('error', reject);
  sent.write(body.slice(0, 4), () => setTimeout(begin, 300));
  return { begun, answer, finish: () => void sent.end(body.slice(4)) };
}
