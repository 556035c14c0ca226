import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  badgeAddresses,
  buildCredential,
  buildIssuerDocument,
  buildStatusList,
  encodeStatusList,
  signCredential,
} from '@/lib/credential';
import { fullInput, issuer, newKeys } from '@/tests/support/sample-credential';

/** The command as a process of its own, and a website on loopback that issued what it verifies. */

const printedId = `cert_${'0'.repeat(26)}`;
const pages = new Map<string, string>();
let server: Server;
let address: string;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-verify-'));
  server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/good' }).end();
    else response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site = badgeAddresses(address);
  const keys = await newKeys();
  const sign = (document: Parameters<typeof signCredential>[0]) =>
    signCredential(document, keys.signing.key, site.key(keys.signing.kid));
  const profile = { ...issuer, id: site.issuer };
  const credential = async (index: number) =>
    await sign(
      buildCredential({
        ...fullInput,
        issuer: profile,
        validFrom: new Date('2020-01-01T00:00:00Z'),
        validUntil: new Date('2999-01-01T00:00:00Z'),
        status: { listId: site.statusList(1), index },
      }),
    );
  const list = {
    id: site.statusList(1),
    issuerId: site.issuer,
    encodedList: await encodeStatusList([7]),
    validFrom: new Date('2020-01-01T00:00:00Z'),
  };
  pages.set('/badges/issuer', JSON.stringify(buildIssuerDocument(profile, keys.published, site.key)));
  pages.set('/badges/status/1', await sign(buildStatusList(list)));
  pages.set('/good', await credential(6));
  pages.set('/revoked', await credential(7));
  pages.set(`/badges/credentials/${printedId}`, await credential(6));
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

function verify(args: readonly string[], allow = '127.0.0.0/8') {
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', 'certificate', 'verify', ...args], {
      cwd: join(import.meta.dirname, '..'),
      env: { ...process.env, INIT_CWD: folder, LECTERN_WEBHOOK_ALLOW: allow },
    });
    const [out, err]: string[][] = [[], []];
    child.stdout.on('data', (chunk) => out?.push(String(chunk)));
    child.stderr.on('data', (chunk) => err?.push(String(chunk)));
    child.on('close', (code) => done({ code, out: out?.join('') ?? '', err: err?.join('') ?? '' }));
  });
}

it('says of a good credential that it is valid, line by line', async () => {
  const path = join(folder, 'credential.json');
  writeFileSync(
    path,
    JSON.stringify({ type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${pages.get('/good')}` }),
  );
  // Named from where the person stands, which is not where npm starts the command.
  const { code, out, err } = await verify(['credential.json']);
  expect(err).toBe('It says: Introduction to Computing, issued by Example School\n');
  expect(out.split('\n')).toEqual([
    'yes  format     It is a verifiable credential.',
    `yes  issuer     The key that it names belongs to the issuer ${address}/badges/issuer.`,
    'yes  signature  Signed by the issuer, and not changed since.',
    'yes  dates      It is valid until 2999-01-01T00:00:00.000Z.',
    'yes  status     The issuer has not revoked it.',
    'This credential is valid.',
    '',
  ]);
  expect(code).toBe(0);
}, 30_000);

it('takes the address that is printed on a certificate', async () => {
  const { code, out } = await verify([`${address}/certificates/${printedId}`, '--json']);
  expect(JSON.parse(out)).toMatchObject({ valid: true });
  expect(code).toBe(0);
}, 30_000);

it('says of a revoked one that it is not, and ends with 1', async () => {
  const { code, out } = await verify([`${address}/revoked`, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    valid: false,
    checks: expect.arrayContaining([{ name: 'status', outcome: 'failed', sentence: 'The issuer has revoked it.' }]),
    credential: { id: fullInput.id, issuer: `${address}/badges/issuer`, issuerName: 'Example School' },
  });
}, 30_000);

it('asks no plain address that nobody allowed, follows no redirect, and reads no file that is not there', async () => {
  const results = await Promise.all([
    verify([`${address}/good`], ''),
    verify([`${address}/good`], '10.0.0.0/8,localhost'),
    verify([`${address}/moved`]),
    verify([join(folder, 'missing')]),
  ]);
  expect(results.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  expect(results.map(({ err }) => err.trim())).toEqual([
    `${address} is not asked: only https addresses are. (outbound.not-https)`,
    `${address} is not asked: only https addresses are. (outbound.not-https)`,
    `Nothing could be read at ${address}/moved. (certificate.address)`,
    `The file ${join(folder, 'missing')} cannot be read. (certificate.file)`,
  ]);
}, 60_000);
