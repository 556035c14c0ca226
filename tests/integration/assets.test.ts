import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrollments, roles, users } from '@/db/schema';
import { answerAsset, findAsset } from '@/lib/assets';
import type { Actor } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';

let stores: FreshStores;
const courseKey = 'course-v1:Org+C1+r1';
const visitor: Actor = { kind: 'anonymous' };
const person = (userId: string): Actor => ({ kind: 'user', userId, roles: [] });

beforeAll(async () => {
  stores = await openFreshStores();
  const page = { 'static/notes/page.html': '<!doctype html><p>Page</p>' };
  await importCourse(stores.context(), { source: { files: smallCourse(page) } });
  const later = { 'course/r2.xml': '<course display_name="Later" start="2029-01-01T00:00:00Z"/>' };
  await importCourse(stores.context(), { source: { files: smallCourse(later, { run: 'r2' }) } });
  for (const id of ['learner', 'stranger', 'staff']) {
    await stores.db.insert(users).values({
      id,
      email: `${id}@example.org`,
      name: id,
      createdAt: testNow,
      updatedAt: testNow,
    });
  }
  for (const key of [courseKey, 'course-v1:Org+C1+r2']) {
    await stores.db.insert(enrollments).values({
      userId: 'learner',
      courseKey: key,
      id: `enr_${key.slice(-2)}`,
      mode: 'audit',
      isActive: true,
      createdAt: testNow,
      updatedAt: testNow,
    });
  }
  await stores.db.insert(roles).values({ userId: 'staff', role: 'staff', scope: courseKey, createdAt: testNow });
});
afterAll(async () => {
  await stores.close();
});

/** As the route does, for an address below the course's assets. */
async function ask(
  path: string,
  options: { actor?: Actor; method?: string; headers?: Record<string, string>; key?: string; isDraft?: boolean } = {},
): Promise<Response> {
  const { actor = visitor, key = courseKey, isDraft = false, ...init } = options;
  const ctx = stores.context({ actor });
  const request = new Request(`http://localhost/assets/${key}/${path}`, init);
  const file = await findAsset(ctx, { courseKey: key, path: path.split('?')[0] ?? '', isDraft }, async () => ctx);
  return answerAsset(ctx.courseware, request, file);
}

describe('a file that is open to everybody', () => {
  it('comes whole, with its type and what a browser may do with it', async () => {
    const answer = await ask('notes/list.txt');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('0123456789');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '10',
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
      'accept-ranges': 'bytes',
      'cache-control': expect.stringMatching(/^public, max-age=/),
    });
  });

  it('is found by the flat name that Open edX gives it', async () => {
    expect(await (await ask('notes_list.txt')).text()).toBe('0123456789');
  });

  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-1', '9', 'bytes 9-9/10'],
    ['bytes=0-99', '0123456789', 'bytes 0-9/10'],
  ])('comes in part for %s', async (range, text, contentRange) => {
    const answer = await ask('notes/list.txt', { headers: { range } });
    expect(answer.status).toBe(206);
    expect(await answer.text()).toBe(text);
    expect(answer.headers.get('content-range')).toBe(contentRange);
    expect(answer.headers.get('content-length')).toBe(String(text.length));
    expect(answer.headers.get('cache-control')).toContain('no-transform');
  });

  it('says so where a range lies behind its end', async () => {
    const answer = await ask('notes/list.txt', { headers: { range: 'bytes=10-' } });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe('bytes */10');
  });

  it('comes in part only while it is the file that the browser knows', async () => {
    const etag = (await ask('notes/list.txt')).headers.get('etag') ?? '';
    const range = 'bytes=0-0';
    expect((await ask('notes/list.txt', { headers: { range, 'if-range': etag } })).status).toBe(206);
    expect((await ask('notes/list.txt', { headers: { range, 'if-range': '"other"' } })).status).toBe(200);
    expect((await ask('notes/list.txt', { headers: { range, 'if-range': `W/${etag}` } })).status).toBe(200);
  });

  it('is not sent again to who has it', async () => {
    const etag = (await ask('cover.png')).headers.get('etag') ?? '';
    for (const tag of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const answer = await ask('cover.png', { headers: { 'if-none-match': tag } });
      expect(answer.status).toBe(304);
      expect(answer.body).toBeNull();
    }
    expect((await ask('cover.png', { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  });

  it('has headers without a body for HEAD', async () => {
    const answer = await ask('notes/list.txt', { method: 'HEAD' });
    expect([answer.status, answer.body, answer.headers.get('content-length')]).toEqual([200, null, '10']);
    const part = await ask('notes/list.txt', { method: 'HEAD', headers: { range: 'bytes=0-3' } });
    expect([part.status, part.body, part.headers.get('content-length')]).toEqual([206, null, '4']);
  });
});

describe('what is not there', () => {
  it.each(['nothing.png', '../course.xml', 'README.md', '', 'notes'])('"%s" is not found', async (path) => {
    await expect(ask(path)).rejects.toMatchObject({ kind: 'NotFound', code: 'assets.not-found' });
  });

  it('a course that is not there has no files, and a hash opens nothing', async () => {
    await expect(ask('cover.png', { key: 'course-v1:No+C+1' })).rejects.toMatchObject({ kind: 'NotFound' });
    const etag = (await ask('secret.txt', { actor: person('learner') })).headers.get('etag') ?? '';
    await expect(ask(etag.replaceAll('"', ''))).rejects.toMatchObject({ kind: 'NotFound' });
  });
});

describe('a page that is the frame of a problem', () => {
  const page = 'notes/page.html';
  const framed = { 'sec-fetch-dest': 'iframe' };

  it('comes to the byte, with the bridge to its functions behind it', async () => {
    const answer = await ask(`${page}?jsinput`, { headers: framed });
    const text = await answer.text();
    expect(text.startsWith('<!doctype html><p>Page</p>\n<script>')).toBe(true);
    expect(text).toContain('LecternFrame::');
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(answer.headers.get('content-security-policy')).toBe('sandbox allow-scripts allow-forms');
  });

  it('comes without it where it is no such frame', async () => {
    const plain = '<!doctype html><p>Page</p>';
    expect(await (await ask(page, { headers: framed })).text()).toBe(plain);
    expect(await (await ask(`${page}?jsinput`)).text()).toBe(plain);
    expect(await (await ask('notes/list.txt?jsinput', { headers: framed })).text()).toBe('0123456789');
  });

  it('is not sent again to who has it, nor in part, and is never taken for the page alone', async () => {
    const etag = (await ask(`${page}?jsinput`, { headers: framed })).headers.get('etag') ?? '';
    const again = (headers: Record<string, string>) => ask(`${page}?jsinput`, { headers: { ...framed, ...headers } });
    expect((await again({ 'if-none-match': etag })).status).toBe(304);
    expect((await again({ range: 'bytes=0-3' })).status).toBe(200);
    expect((await ask(page, { headers: { ...framed, 'if-none-match': etag } })).status).toBe(200);
    const head = await ask(`${page}?jsinput`, { headers: framed, method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, null]);
  });
});

describe('a locked file', () => {
  it('is for the enrolled and the course team, and no cache keeps it', async () => {
    for (const who of ['learner', 'staff']) {
      const answer = await ask('secret.txt', { actor: person(who) });
      expect(await answer.text()).toBe('for the enrolled');
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  it('is closed to everybody else, also by its hash in the address', async () => {
    await expect(ask('secret.txt')).rejects.toMatchObject({ kind: 'Unauthenticated' });
    await expect(ask('secret.txt', { actor: person('stranger') })).rejects.toMatchObject({ kind: 'Forbidden' });
    const hash = (await ask('secret.txt', { actor: person('staff') })).headers.get('etag')?.replaceAll('"', '');
    await expect(ask(`secret.txt?v=${hash}`, { actor: person('stranger') })).rejects.toMatchObject({
      kind: 'Forbidden',
    });
  });

  it('is closed to a learner until the course begins', async () => {
    const key = 'course-v1:Org+C1+r2';
    await expect(ask('secret.txt', { actor: person('learner'), key })).rejects.toMatchObject({ kind: 'Forbidden' });
  });
});

describe('the files of a draft', () => {
  it('are for the course team, and not kept', async () => {
    const answer = await ask('notes/list.txt', { actor: person('staff'), isDraft: true });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    await expect(ask('notes/list.txt', { isDraft: true })).rejects.toMatchObject({ kind: 'NotFound' });
    await expect(ask('notes/list.txt', { actor: person('learner'), isDraft: true })).rejects.toMatchObject({
      kind: 'NotFound',
    });
  });
});
