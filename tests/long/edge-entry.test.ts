import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { edgeTools, workerdProgram } from '@/engines/edge/build-edge';
import { writeConfig } from '@/engines/edge/write-config';
import { nodeProgram } from '@/engines/process/typescript-command';
import { projectFolder } from '@/engines/project-folder';
import { freePort } from '../support/app';

/** What stands before the site in workerd (`edge/worker.ts`), around a site that only tells what reaches it. */

const site = `export default { async fetch(request) {
  const url = new URL(request.url);
  if (url.pathname === '/away') {
    globalThis.lecternScope.getStore().sayUnavailable();
    return new Response('half a page', { status: url.searchParams.has('said') ? 404 : 200 });
  }
  return Response.json(Object.fromEntries(request.headers));
} };`;
const css = 'body { color: black }\n'.repeat(200);

let scratch: string;
let port: number;
let child: ReturnType<typeof spawn>;

beforeAll(async () => {
  scratch = mkdtempSync('/tmp/lectern-edge-entry-');
  const output = join(scratch, '.open-next');
  const functions = join(output, 'server-functions/default/.edge');
  for (const folder of [join(output, 'assets/_next/static'), functions]) mkdirSync(folder, { recursive: true });
  writeFileSync(join(output, 'worker.js'), site);
  writeFileSync(join(functions, 'handler.mjs.meta.json'), '{"outputs":{}}');
  writeFileSync(join(output, 'assets/_next/static/a b.css'), css);
  writeFileSync(join(output, 'assets/BUILD_ID'), 'secret enough');
  execFileSync(nodeProgram(), [join(edgeTools, 'bundle.mjs'), projectFolder, scratch]);
  port = await freePort();
  const path = join(scratch, 'workerd.capnp');
  const [module, assets] = [join(scratch, 'dist/worker.js'), join(output, 'assets')];
  writeConfig({ path, module, assets, host: '127.0.0.1', port, variables: ['LECTERN_TRUSTED_PROXIES'] });
  const env = { ...process.env, LECTERN_TRUSTED_PROXIES: '10.0.0.0/8' };
  child = spawn(workerdProgram(), ['serve', path], { env, stdio: 'ignore' });
  while (!(await ask('/').catch(() => undefined))) await new Promise((next) => setTimeout(next, 50));
}, 120_000);

afterAll(() => {
  child.kill();
  rmSync(scratch, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** As bytes: `fetch` would unpack what comes packed. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, method }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(Buffer.from(part));
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
    });
    asked.on('error', reject);
    asked.end();
  });
}
const seen = async (path: string, headers: Readonly<Record<string, string>>) =>
  JSON.parse((await ask(path, headers)).body.toString('utf8'));

test('a client cannot say where it comes from, which host it asks, or what its page may do', async () => {
  const claims = {
    'x-forwarded-for': '198.51.100.1',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'for=198.51.100.1',
    'x-request-id': 'chosen-by-me',
    'content-security-policy': "script-src 'unsafe-inline' *",
  };
  const reached = await seen('/courses', claims);
  expect(reached['x-forwarded-for']).toBe('127.0.0.1');
  for (const name of ['x-forwarded-host', 'x-forwarded-proto', 'forwarded']) expect(reached).not.toHaveProperty(name);
  expect(reached['x-request-id']).toMatch(/^req_[0-9A-Z]{26}$/);
  expect(reached['content-security-policy']).toMatch(/script-src 'nonce-[\w-]+' 'strict-dynamic';/);
  expect(reached['content-security-policy']).not.toContain("script-src 'unsafe-inline'");
  expect(await seen('/api/health', claims)).not.toHaveProperty('content-security-policy');
});

test('each page has a policy of its own, and each answer the id of its request', async () => {
  const [one, two] = await Promise.all([ask('/courses'), ask('/courses')]);
  const policies = [one, two].map(({ headers }) => headers['content-security-policy']);
  expect(new Set(policies).size).toBe(2);
  expect(policies).toEqual([one, two].map(({ body }) => JSON.parse(body.toString())['content-security-policy']));
  expect(one.headers['x-request-id']).toBe(JSON.parse(one.body.toString())['x-request-id']);
});

test('where a store is away the answer says when to try again, unless something else was said', async () => {
  const away = await ask('/away');
  expect([away.status, away.headers['retry-after']]).toEqual([503, '5']);
  const said = await ask('/away?said');
  expect([said.status, said.headers['retry-after']]).toEqual([404, undefined]);
});

test('static files come with their type, for ever, packed for who can unpack them, and in ranges', async () => {
  const address = '/_next/static/a%20b.css';
  const plain = await ask(address);
  expect(plain.body.toString()).toBe(css);
  expect(plain.headers).toMatchObject({
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  });
  const packed = await ask(address, { 'accept-encoding': 'br, gzip' });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.body.length).toBeLessThan(css.length / 4);
  expect(gunzipSync(packed.body).toString()).toBe(css);
  const range = await ask(address, { range: 'bytes=5-9', 'accept-encoding': 'gzip' });
  expect([range.status, range.body.toString()]).toEqual([206, css.slice(5, 10)]);
  expect((await ask(address, {}, 'HEAD')).body.length).toBe(0);
});

test('nothing else of the folder is served: what is no static file is the site’s', async () => {
  for (const path of ['/BUILD_ID', '/_next/static', '/', '/../.open-next/worker.js'])
    expect(JSON.parse((await ask(path)).body.toString())).toHaveProperty('x-request-id');
});
