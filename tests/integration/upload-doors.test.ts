import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerAsset, findAsset } from '@/lib/assets';
import { addFile, addFiles, importCourse, listFiles, storeUpload } from '@/lib/courses';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';

/**
 * Files that are one thing by their name and another by their bytes, or several at once, brought through every door that takes files. However
 * a browser asks for one: it keeps to the type that is said, and what could run a script there has an origin of its own.
 */

const script = '<script>top.__marked=1;alert(1)</script>';
const page = `<!doctype html><html><body>${script}</body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const bytesOf = (...parts: readonly (string | Uint8Array)[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));

/** Name, bytes, and the type that it is sent as. */
const polyglots: readonly (readonly [string, Buffer, string])[] = [
  ['page-as.png', bytesOf(page), 'image/png'],
  ['page-as.txt', bytesOf(page), 'text/plain; charset=utf-8'],
  ['page-as.vtt', bytesOf(page), 'text/vtt; charset=utf-8'],
  ['page-as.pdf', bytesOf(page), 'application/pdf'],
  ['page-as.css', bytesOf(page), 'text/css; charset=utf-8'],
  ['page.html', bytesOf(page), 'text/html; charset=utf-8'],
  ['page.xhtml', bytesOf(page), 'application/octet-stream'],
  ['page.xml', bytesOf(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">${script}</html>`), ''],
  ['drawing.svg', bytesOf(svg), 'image/svg+xml'],
  ['drawing-as.png', bytesOf(svg), ''],
  ['png-and-page.html', bytesOf(png, page), 'image/png'],
  ['png-and-page.png', bytesOf(png, page), 'image/png'],
  ['gif-and-script.js', bytesOf('GIF89a/*', randomBytes(2), '*/=1;alert(1)'), 'image/gif'],
  ['pdf-and-page.pdf', bytesOf('%PDF-1.4\n', page), 'application/pdf'],
  ['pdf-and-page.html', bytesOf('%PDF-1.4\n', page), 'application/pdf'],
  ['page-behind-a-mark.html', bytesOf('\ufeff', page), 'text/html; charset=utf-8'],
  ['seven-bits.html', bytesOf('+ADw-script+AD4-alert(1)+ADw-/script+AD4-'), 'text/html; charset=utf-8'],
  ['nothing-known', bytesOf(page), 'application/octet-stream'],
  ['two.endings.png.html', bytesOf(page), 'text/html; charset=utf-8'],
  ['transcript.srt', bytesOf(`1\n00:00:01,000 --> 00:00:02,000\n${script}\n`), ''],
];
/** Types that an archive may say of its files. */
const said = [
  'text/html',
  'TEXT/HTML; charset=utf-7',
  ' text/html',
  'image/svg+xml',
  'application/xhtml+xml',
  'text/xsl',
  'application/xml',
  'application/rss+xml',
  'application/mathml+xml',
  'multipart/x-mixed-replace; boundary=x',
  'application/pdf, text/html',
  'message/rfc822',
  'text/html\r\nx-more: yes',
  '*/*',
  '',
];
const destinations = [null, 'document', 'iframe', 'frame', 'object', 'embed', 'image', 'script', 'style', 'empty'];

const courseKey = 'course-v1:Org+C1+r1';
let stores: FreshStores;
beforeAll(async () => {
  process.env.LECTERN_ENCRYPTION_KEY ??= randomBytes(32).toString('base64');
  stores = await openFreshStores();
  const files = Object.fromEntries([
    ...polyglots.map(([name, bytes]): [string, Buffer] => [`static/archive/${name}`, bytes]),
    ...said.map((_, at): [string, Buffer] => [`static/said/${at}.png`, bytesOf(page)]),
  ]);
  const policies = said.map((contentType, at) => [`said/${at}.png`, { contentType, locked: false }]);
  await importCourse(stores.context(), {
    source: { files: smallCourse({ ...files, 'policies/assets.json': JSON.stringify(Object.fromEntries(policies)) }) },
  });
});
afterAll(() => stores.close());

async function ask(path: string, destination: string | null): Promise<Response> {
  const ctx = stores.context({ actor: { kind: 'anonymous' } });
  const request = new Request(`http://localhost/assets/${courseKey}/${path}`, {
    headers: destination === null ? {} : { 'sec-fetch-dest': destination },
  });
  const file = await findAsset(ctx, { courseKey, path }, async () => ctx);
  return answerAsset(ctx.courseware, request, file);
}

/** What a browser runs scripts of, when it is opened or framed. */
const runs = /html|xml|svg|xsl|multipart|rfc822|\*/i;

async function expectHarmless(path: string) {
  for (const destination of destinations) {
    const { headers } = await ask(path, destination);
    const type = headers.get('content-type') ?? '';
    const policy = headers.get('content-security-policy') ?? '';
    const disposition = headers.get('content-disposition') ?? '';
    const at = `${path} as ${destination}: ${type}, ${policy}, ${disposition}`;
    expect(headers.get('x-content-type-options'), at).toBe('nosniff');
    expect(type, at).not.toMatch(/utf-7/i);
    // One type, and nothing beside it: of two a browser might believe either.
    expect(type, at).toMatch(/^[\w.+-]+\/[\w.+-]+(; ?[\w-]+="?[\w.-]+"?)*$/);
    expect(headers.get('x-more'), at).toBeNull();
    if (type !== 'application/pdf') {
      expect(policy, at).toMatch(/^sandbox(?: allow-scripts allow-forms)?$/);
      expect(policy, at).not.toContain('allow-same-origin');
    }
    if (runs.test(type)) {
      const isFrame = destination === 'iframe' || destination === 'frame';
      expect(policy.includes('allow-scripts'), at).toBe(isFrame && /^(text\/html|application\/xhtml\+xml)/i.test(type));
      // A drawing may be looked at: in its sandbox it runs nothing.
      expect(disposition.startsWith('inline'), at).toBe(policy.includes('allow-scripts') || type === 'image/svg+xml');
    }
  }
}

it.each(polyglots)('%s through the page of files', async (name, bytes, type) => {
  const ctx = stores.context();
  const chunks = async function* () {
    yield new Uint8Array(bytes);
  };
  const { receipt } = await storeUpload(ctx, { courseKey, fileName: name, bytes: chunks() });
  await addFiles(ctx, { courseKey, files: [{ path: `files/${name}`, receipt }] });
  if (type !== '') {
    expect((await ask(`files/${name}`, 'document')).headers.get('content-type')).toBe(type);
  }
  await expectHarmless(`files/${name}`);
});

it.each(polyglots)('%s through an editor: a picture, a transcript, a textbook', async (name, bytes) => {
  const added = await addFile(stores.context(), { courseKey, name: `editor-${name}`, message: 'Added', bytes });
  await expectHarmless(added.path);
});

it.each(polyglots)('%s through an archive', (name) => expectHarmless(`archive/${name}`));

it.each(said.map((type, at): [string, number] => [type, at]))('what an archive calls %j', (_type, at) =>
  expectHarmless(`said/${at}.png`),
);

it('all of them are there', async () => {
  const files = await listFiles(stores.context(), { courseKey });
  expect(files.length).toBeGreaterThanOrEqual(polyglots.length * 3 + said.length);
});
