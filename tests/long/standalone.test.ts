import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mongoSocketName } from '@/engines/mongodb/run-mongod';
import { asServerUser, isRoot } from '@/engines/process/run-as-server-user';
import { runCommand } from '@/engines/process/run-command';
import { nodeProgram, typescriptCommand } from '@/engines/process/typescript-command';
import { projectFolder } from '@/engines/project-folder';
import { loadSecrets } from '@/engines/secrets';
import { siteMemory } from '@/engines/site-memory';
import { writeBuildTsconfig } from '@/engines/write-build-tsconfig';
import { loadCertificateFaces } from '@/lib/fonts';
import { createSandbox } from '@/sandbox/create-sandbox';
import { sandboxPlace } from '@/sandbox/place';
import { freePort } from '../support/app';
import { StoresUnderTest } from '../support/run-stores';
import { type StartedCommand, startCommand } from '../support/start-command';

/**
 * What the images of the Dockerfile run, by hand, where there is no Docker: the same commands, in a folder with nothing but what the build
 * put there, as a user who may not write in it, beside stores that run elsewhere.
 */

const buildDir = '.next-standalone';
const folder = mkdtempSync('/tmp/lectern-standalone-');
const app = join(folder, 'app');
const data = join(folder, 'data');
const stores = new StoresUnderTest();
let env: Record<string, string>;
let worker: StartedCommand | undefined;
let site: StartedCommand | undefined;
let url: string;

describe('a standalone build, as an image runs it', () => {
  beforeAll(async () => {
    await runCommand(nodeProgram(), [join(projectFolder, 'node_modules/next/dist/bin/next'), 'build'], {
      cwd: projectFolder,
      env: {
        ...process.env,
        LECTERN_STANDALONE: '1',
        LECTERN_BUILD_DIR: buildDir,
        LECTERN_BUILD_TSCONFIG: writeBuildTsconfig('.next/tsconfig.standalone.json'),
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

    const { databaseUrl, mongodbUri, socketsFolder } = await stores.start();
    // Stores of one's own are their owner's; this website is somebody else, as in a container, where they are reached over the network.
    if (isRoot()) chownSync(join(socketsFolder, mongoSocketName), 65_534, 65_534);
    const port = String(await freePort());
    url = `http://127.0.0.1:${port}`;
    env = {
      ...loadSecrets(stores.dataDir, { NODE_ENV: 'production' }, true),
      ...{ DATABASE_URL: databaseUrl, MONGODB_URI: mongodbUri, LECTERN_URL: url, NEXTAUTH_URL: url },
      ...{
        LECTERN_DATA: data,
        LECTERN_CACHE: join(data, 'cache'),
        LECTERN_WORKFLOWS: 'worker',
        NODE_ENV: 'production',
      },
      ...{ HOSTNAME: '127.0.0.1', PORT: port, KEEP_ALIVE_TIMEOUT: '75000', LECTERN_DRAIN_SECONDS: '2' },
    };
    const command = asServerUser({ file: nodeProgram(), args: [...siteMemory, 'server.js'] });
    site = startCommand(command.file, command.args, { env, cwd: app });
    await until('the website lives', async () => (await statusOf('/api/live')) === 200);
  }, 1_200_000);

  afterAll(async () => {
    site?.child.kill('SIGKILL');
    worker?.child.kill('SIGKILL');
    await stores.stop();
    execFileSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  const patience = () => AbortSignal.timeout(20_000);
  const statusOf = async (path: string) =>
    (await fetch(`${url}${path}`, { signal: patience() }).catch(() => undefined))?.status;

  /** Gives up where a process has ended or the time is over, with all that both have said. */
  async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (const limit = Date.now() + 90_000; !(await isSo()); await sleep(200)) {
      const ended = Object.entries({ website: site, worker }).find(([, command]) => hasEnded(command));
      if (!ended && Date.now() < limit) continue;
      const why = ended ? `the ${ended[0]} has ended` : 'the time is over';
      throw new Error(`Not so that ${what}: ${why}.\n${said('website', site)}\n${said('worker', worker)}`);
    }
  }

  test('the website lives before the tables are there, and is ready once the worker has made them', async () => {
    // On a busy machine the stores may not answer the first probes in time.
    await until('only the tables are missing', async () => {
      const probe = await fetch(`${url}/api/ready`, { signal: patience() });
      return probe.status === 503 && JSON.stringify(await probe.json()).includes('"reasons":["migrations"]');
    });
    const { file, args } = typescriptCommand('cli/worker.ts', []);
    worker = startCommand(file, args, { env });
    await until('the website is ready', async () => (await statusOf('/api/ready')) === 200);
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

  test('what is read by its path came along: the sandbox of Python, faces of certificates, the library of framed pages', async () => {
    const sandbox = createSandbox({ place: { ...sandboxPlace(app), cacheFolder: null }, workers: 1 });
    const reply = await sandbox.runScript({ kind: 'context', seed: 1, script: 'import random\nanswer = 6 * 7' });
    sandbox.close();
    expect(reply).toMatchObject({ ok: true, values: { answer: { json: 42 } } });
    const faces = await loadCertificateFaces(['Ada', 'אדה', '艾达'], join(app, 'node_modules'));
    expect(new Set(faces.map(({ style }) => style))).toEqual(new Set(['serif', 'serif-italic', 'sans', 'fallback']));
    expect(readFileSync(join(app, 'node_modules/jquery/dist/jquery.min.js')).length).toBeGreaterThan(10_000);
  });

  test('the project as a whole did not come along', () => {
    // Single sources may: the build takes what has the name of a folder that only a run knows, such as `mail`.
    const whole = ['.edge', '.git', '.next', 'Dockerfile', 'bench', 'cli', 'engines', 'package-lock.json', 'seed'];
    const names = readdirSync(app);
    expect(names.filter((name) => whole.includes(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining([buildDir, 'node_modules', 'package.json', 'sandbox', 'server.js']));
  });

  test('from its start on it writes only lines of JSON, and nothing into its own folder', async () => {
    // Next.js greets before the log is there.
    const lines = (site?.out() ?? '').split('\n').filter(Boolean);
    const first = lines.findIndex((line) => line.includes('"Started"'));
    expect(first).toBeGreaterThanOrEqual(0);
    for (const line of lines.slice(first)) expect(JSON.parse(line)).toMatchObject({ level: expect.any(String) });
    expect(`${site?.out()}${site?.err()}`).not.toMatch(/EACCES|EROFS|EPERM|read-only/);
  });

  test('told to stop it says so, answers what is open, and both end with 0', async () => {
    const slow = slowRequest();
    await slow.begun;
    const began = performance.now();
    // setpriv becomes what it starts: the signal reaches the website itself.
    site?.child.kill('SIGTERM');
    // While it drains, it answers.
    await expect.poll(() => statusOf('/api/ready'), { timeout: 1900, interval: 100 }).toBe(503);
    slow.finish();
    expect(await slow.answer).toBeLessThan(500);
    expect(await site?.ended).toBe(0);
    expect((performance.now() - began) / 1000).toBeLessThan(16);
    expect(site?.out()).toContain('"Stopped"');
    worker?.child.kill('SIGTERM');
    expect(await worker?.ended).toBe(0);
  });
});

const hasEnded = (command: StartedCommand | undefined) =>
  command !== undefined && (command.child.exitCode ?? command.child.signalCode) !== null;

function said(name: string, command: StartedCommand | undefined): string {
  if (!command) return `The ${name} was not started.`;
  const { exitCode, signalCode } = command.child;
  return `The ${name} (${hasEnded(command) ? `ended with ${signalCode ?? exitCode}` : 'runs'}) said:\n${command.out()}${command.err()}`;
}

/** A request whose body comes slowly. Rejects, both, where nobody listens. */
function slowRequest() {
  const body = JSON.stringify({ node: 'x', attempt: 0, answers: {} });
  const path = '/api/v1/courses/c/problems/p/attempts';
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const { promise: begun, resolve: begin, reject: notBegun } = Promise.withResolvers<void>();
  const { promise: answer, resolve, reject } = Promise.withResolvers<number | undefined>();
  const sent = request(`${url}${path}`, { method: 'POST', headers }, (reply) => {
    reply.resume().on('end', () => resolve(reply.statusCode));
  });
  answer.catch(() => {
    // Told to whoever waits for it.
  });
  sent.on('error', (error) => {
    notBegun(error);
    reject(error);
  });
  sent.write(body.slice(0, 4), () => setTimeout(begin, 300));
  return { begun, answer, finish: () => void sent.end(body.slice(4)) };
}
