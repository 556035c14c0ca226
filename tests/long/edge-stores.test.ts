import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as askHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { builtinModules, createRequire } from 'node:module';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { joints } from '@/edge/joints';
import { bringUpStores } from '@/engines/bring-up';
import { edgeTools, workerdProgram } from '@/engines/edge/build-edge';
import { gatewayAccount, mongoAddress, planetScaleAddress } from '@/engines/edge/gateway-addresses';
import { writeConfig } from '@/engines/edge/write-config';
import { openMongoGateway } from '@/engines/mongodb/gateway';
import { postgresAddress } from '@/engines/mongodb/run-documentdb';
import { openPlanetScaleGateway } from '@/engines/planetscale/gateway';
import { projectFolder } from '@/engines/project-folder';
import { freePort } from '../support/app';

/** The stores as the edge reaches them, from workerd itself: with passwords, in the clear and over TLS. */

const fixtures = join(projectFolder, 'tests/fixtures/edge');
const certificate = readFileSync(join(fixtures, 'localhost.pem'), 'utf8');
const key = readFileSync(join(fixtures, 'localhost-key.pem'), 'utf8');
const password = 'made-by-chance-0123456789';
const closing: (() => unknown)[] = [];
let scratch: string;
const ports = { mysql: 0, mysqlTls: 0, mongodb: 0, mongodbTls: 0 };

beforeAll(async () => {
  scratch = mkdtempSync('/tmp/lectern-edge-stores-');
  chmodSync(scratch, 0o711);
  mkdirSync(join(scratch, 'assets'));
  const { DATABASE_URL: _own, MONGODB_URI: _other, ...env } = process.env;
  const stores = await bringUpStores({ dataDir: join(scratch, 'data'), log: () => {}, env });
  closing.push(() => stores.stop());
  for (const name of ['mysql', 'mysqlTls', 'mongodb', 'mongodbTls'] as const) ports[name] = await freePort();
  const now = () => performance.now();
  const mysql = await openPlanetScaleGateway({
    ...{ databaseUrl: stores.databaseUrl, port: ports.mysql, username: gatewayAccount, password, now },
  });
  closing.unshift(() => mysql.close());
  const socket = /^mongodb:\/\/([^/?]+)/.exec(stores.mongodbUri)?.[1] ?? '';
  const mongodb = await openMongoGateway({
    postgres: postgresAddress(dirname(decodeURIComponent(socket))),
    listen: { port: ports.mongodb, host: '127.0.0.1' },
    account: { username: gatewayAccount, password },
    now,
  });
  closing.unshift(() => mongodb.close());
  await wrapInTls();
  await bundleProbe();
}, 300_000);

afterAll(async () => {
  for (const close of closing) await close();
  rmSync(scratch, { recursive: true, force: true });
});

/** A server in front of each gateway that speaks TLS with the certificate of the fixtures. */
async function wrapInTls(): Promise<void> {
  const mongodb = createTls({ key, cert: certificate }, (outside) => {
    const inside = connect(ports.mongodb, '127.0.0.1');
    outside.pipe(inside).pipe(outside);
    outside.on('error', () => inside.destroy());
    inside.on('error', () => outside.destroy());
  }).listen(ports.mongodbTls, '127.0.0.1');
  const mysql = createHttps({ key, cert: certificate }, (question, answer) => {
    const { url, method, headers } = question;
    const asked = askHttp({ host: '127.0.0.1', port: ports.mysql, path: url, method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(answer);
    });
    question.pipe(asked);
  }).listen(ports.mysqlTls, '127.0.0.1');
  await Promise.all([once(mongodb, 'listening'), once(mysql, 'listening')]);
  closing.unshift(
    () => mongodb.close(),
    () => mysql.close(),
  );
}

/** The probe with what stands in for other modules on the edge, as one module. */
async function bundleProbe(): Promise<void> {
  const { build } = createRequire(join(edgeTools, 'package.json'))('esbuild');
  const node = new RegExp(`^(node:.*|${builtinModules.join('|')})$`);
  await build({
    entryPoints: [join(projectFolder, 'tests/support/edge-probe.ts')],
    outfile: join(scratch, 'probe.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    mainFields: ['main', 'module'],
    conditions: ['workerd'],
    tsconfig: join(projectFolder, 'tsconfig.json'),
    logLevel: 'error',
    external: ['kerberos', '@mongodb-js/zstd', '@aws-sdk/*', 'gcp-metadata', 'snappy', 'socks', 'aws4'].concat(
      'mongodb-client-encryption',
    ),
    alias: Object.fromEntries(Object.entries(joints).map(([name, file]) => [name, join(projectFolder, file)])),
    plugins: [
      {
        name: 'node-modules',
        setup(plugin: {
          onResolve(on: object, find: (asked: { path: string; kind: string }) => object): void;
          onLoad(on: object, load: (asked: { path: string }) => object): void;
        }) {
          plugin.onResolve({ filter: node }, ({ path, kind }) => {
            const name = path.startsWith('node:') ? path : `node:${path}`;
            return kind === 'require-call' ? { path: name, namespace: 'node' } : { path: name, external: true };
          });
          plugin.onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({
            contents: `import * as all from ${JSON.stringify(path)}; module.exports = all.default ?? all;`,
          }));
        },
      },
    ],
  });
}

const running: { kill(): void }[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

interface Addresses {
  readonly DATABASE_URL: string;
  readonly MONGODB_URI: string;
}

/** workerd with the probe; answers its address once it listens. */
async function runProbe(addresses: Addresses, certificates: readonly string[] = []): Promise<string> {
  const port = await freePort();
  const path = join(scratch, `${port}.capnp`);
  const env = { ...addresses, NEXTAUTH_SECRET: 'x'.repeat(40), LECTERN_WORKFLOWS: 'worker' };
  writeConfig({
    ...{ path, module: join(scratch, 'probe.js'), assets: join(scratch, 'assets'), host: '127.0.0.1', port },
    variables: Object.keys(env),
    certificates,
  });
  const child = spawn(workerdProgram(), ['serve', path], { env: { ...process.env, ...env }, stdio: 'ignore' });
  running.push(child);
  for (;;) {
    if (child.exitCode !== null) throw new Error('workerd ended');
    if (await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)) return `http://127.0.0.1:${port}`;
    await new Promise((next) => setTimeout(next, 50));
  }
}

const json = async (url: string) => await (await fetch(url)).json();
const inTheClear = (): Addresses => ({
  DATABASE_URL: planetScaleAddress(ports.mysql, password),
  MONGODB_URI: mongoAddress(ports.mongodb, password),
});
const overTls = (): Addresses => ({
  DATABASE_URL: planetScaleAddress(ports.mysqlTls, password)
    .replace('http:', 'https:')
    .replace('127.0.0.1', 'localhost'),
  MONGODB_URI: `${mongoAddress(ports.mongodbTls, password).replace('127.0.0.1', 'localhost')}&tls=true&serverSelectionTimeoutMS=2000`,
});
const used = {
  sum: 42,
  node: { type: 'html', id: 'probe', settings: {}, source: '<p>é😀</p>', children: [] },
  range: [20, true],
};
const up = { status: 'ok', workflows: { engine: 'worker' } };
const down = { status: 'unavailable', down: ['mysql', 'mongodb'] };

test('both stores are read and written with their passwords, by one request after the other', async () => {
  const probe = await runProbe(inTheClear());
  expect(await json(`${probe}/health`)).toMatchObject(up);
  for (let round = 0; round < 3; round += 1) expect(await json(probe)).toEqual(used);
  expect(await Promise.all(Array.from({ length: 8 }, () => json(probe)))).toEqual(Array(8).fill(used));
});

test('both are reached over TLS, by a certificate that was named', async () => {
  const probe = await runProbe(overTls(), [certificate]);
  expect(await json(`${probe}/health`)).toMatchObject(up);
  expect(await json(probe)).toEqual(used);
});

test('neither is reached over TLS whose certificate nobody vouches for', async () => {
  const probe = await runProbe(overTls());
  expect(await json(`${probe}/health`)).toMatchObject(down);
});

test('neither lets anybody in with another password', async () => {
  const { DATABASE_URL, MONGODB_URI } = inTheClear();
  const probe = await runProbe({
    DATABASE_URL: DATABASE_URL.replace(password, 'another'),
    MONGODB_URI: MONGODB_URI.replace(password, 'another'),
  });
  expect(await json(`${probe}/health`)).toMatchObject(down);
});
