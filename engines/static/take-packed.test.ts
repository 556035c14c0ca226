import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packFiles } from './pack-files';
import { takePackedFrom } from './take-packed';

const folder = mkdtempSync(join(tmpdir(), 'lectern-static-'));
const script = 'export const words = "again and again and again and again and again";\n'.repeat(20);

beforeAll(async () => {
  mkdirSync(join(folder, 'chunks'));
  writeFileSync(join(folder, 'chunks/a.js'), script);
  writeFileSync(join(folder, 'chunks/tiny.js'), '1');
  writeFileSync(join(folder, 'face.woff2'), script);
  await packFiles(folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a server behind it is asked for, and what the answer says already. */
async function asked(path: string, acceptEncoding: string) {
  const take = takePackedFrom(folder);
  let url = '';
  const server = createServer((request, response) => {
    take(request, response);
    url = request.url ?? '';
    response.end(JSON.stringify(response.getHeaders()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const headers = await new Promise<IncomingHttpHeaders>((done) => {
    get({ port, path, headers: { 'accept-encoding': acceptEncoding } }, (answer) => {
      answer.resume();
      done(answer.headers);
    });
  });
  server.close();
  return { url, encoding: headers['content-encoding'], type: headers['content-type'], vary: headers.vary };
}

test('A file is packed beside itself where that is smaller, and unpacks to what it was', () => {
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([
    'chunks',
    'chunks/a.js',
    'chunks/a.js.br',
    'chunks/tiny.js',
    'face.woff2',
  ]);
  expect(brotliDecompressSync(readFileSync(join(folder, 'chunks/a.js.br'))).toString()).toBe(script);
});

test('Who can unpack brotli is sent the packed file under its own type', async () => {
  expect(await asked('/_next/static/chunks/a.js?v=1', 'gzip, deflate, br, zstd')).toEqual({
    url: '/_next/static/chunks/a.js.br',
    encoding: 'br',
    type: 'application/javascript; charset=UTF-8',
    vary: 'Accept-Encoding',
  });
});

test('Who cannot gets the file itself, as does who asks for one that is not packed, or for a page', async () => {
  const as = (url: string, vary?: string) => ({ url, encoding: undefined, type: undefined, vary });
  expect(await asked('/_next/static/chunks/a.js', 'gzip')).toEqual(as('/_next/static/chunks/a.js', 'Accept-Encoding'));
  expect(await asked('/_next/static/chunks/tiny.js', 'br')).toEqual(as('/_next/static/chunks/tiny.js'));
  expect(await asked('/courses', 'br')).toEqual(as('/courses'));
});
