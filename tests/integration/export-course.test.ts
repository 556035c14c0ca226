import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/context';
import { type ExportedCourse, exportCourse, getCourseRun, importCourse, packTar } from '@/lib/courses';
import { readArchive } from '@/lib/courses/read-archive';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';
import { readBlocksPlainly, textOf } from '../support/read-olx-plainly';

/** Real courses beside the checkout; without them their tests skip. */
const shared = join(import.meta.dirname, '..', '..', '..', 'shared', 'courses');
const archives = existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.tar.gz')) : [];

let stores: FreshStores;
let folder: string;
beforeAll(async () => {
  stores = await openFreshStores();
  folder = await mkdtemp(join(tmpdir(), 'lectern-export-'));
});
afterAll(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function contentsOf({ files }: ExportedCourse): Promise<Readonly<Record<string, Buffer>>> {
  const entries: [string, Buffer][] = [];
  for (const file of files) entries.push([file.path, await bytesOf(file.chunks())]);
  return Object.fromEntries(entries);
}

async function unpack(archivePath: string): Promise<ReadonlyMap<string, Buffer>> {
  const { files, close } = await readArchive(archivePath);
  const contents = new Map(files.paths.map((path) => [path, Buffer.from(files.read(path) ?? '')]));
  await close();
  return contents;
}

async function exportTo(path: string, courseKey: string): Promise<string> {
  const exported = await exportCourse(stores.context(), { courseKey });
  const bytes = await bytesOf(packTar(exported.files));
  await writeFile(path, bytes);
  return createHash('sha256').update(bytes).digest('hex');
}

describe.skipIf(archives.length === 0)('the courses of ../shared (skipped where they are absent)', () => {
  it.each(archives)('%s: import, export, import gives the same trees, and the same bytes again', async (name) => {
    const first = await importCourse(stores.context(), { source: { archivePath: join(shared, name) } });
    const path = join(folder, 'out.tar.gz');
    const sha256 = await exportTo(path, first.courseKey);
    // Into another run: nothing is left of the first import but the shared nodes.
    const into = { org: 'Else', number: name.replace(/\W/g, ''), run: 'again' };
    const second = await importCourse(stores.context(), { source: { archivePath: path }, into });
    expect(second).toEqual({ ...first, courseKey: second.courseKey });
    expect(await exportTo(path, first.courseKey)).toBe(sha256);
  });

  it.each(archives)('%s goes out as it came in, as another reader sees it', async (name) => {
    const archivePath = join(shared, name);
    const { courseKey } = await importCourse(stores.context(), { source: { archivePath } });
    const before = await unpack(archivePath);
    const after = new Map(Object.entries(await contentsOf(await exportCourse(stores.context(), { courseKey }))));

    const blocks = readBlocksPlainly(before);
    expect(blocks.size).toBeGreaterThan(20);
    expect(readBlocksPlainly(after)).toEqual(blocks);

    // Drafts that say what is published are not written; every other file is there under its name.
    const isKept = (path: string) => !path.startsWith('drafts/');
    expect([...after.keys()]).toEqual([...before.keys()].filter(isKept).sort());
    const json = [...before.keys()].filter((path) => isKept(path) && path.endsWith('.json'));
    for (const path of json.filter((path) => !path.endsWith('/policy.json') && !path.startsWith('static/')))
      expect([path, JSON.parse(textOf(after, path))]).toEqual([path, JSON.parse(textOf(before, path))]);
    const asItCame = [...before.keys()].filter((path) => isKept(path) && !/\.(?:xml|json)$|^html\//.test(path));
    expect(asItCame.length).toBeGreaterThan(3);
    for (const path of [...asItCame, ...json.filter((path) => path.startsWith('static/'))])
      expect([path, after.get(path)?.equals(before.get(path) ?? Buffer.alloc(0))]).toEqual([path, true]);
  });
});

describe('an export', () => {
  const drafted = smallCourse(
    {
      'drafts/vertical/ve.xml':
        '<vertical display_name="Unit, being written" parent_url="block-v1:Org+C1+drafted+type@sequential+block@se" index_in_children_list="0"><html url_name="ht"/></vertical>',
      'drafts/html/ht.xml': '<html filename="ht" display_name="Text"/>',
      'drafts/html/ht.html': '<p>draft</p>',
      'static/empty.txt': '',
      'static/long.bin': Buffer.alloc(1_300_000, 'abc'),
      'problem/broken.xml': '<problem>\r\n&</p>',
      'vertical/ve.xml':
        '<vertical display_name="Unit"><html url_name="ht"/><problem url_name="pr"/><problem url_name="broken"/></vertical>',
    },
    { run: 'drafted' },
  );

  it('holds both heads, every file with its bytes, and what could not be read as it came', async () => {
    const ctx = stores.context();
    const { courseKey, root, draftRoot } = await importCourse(ctx, { source: { files: drafted } });
    const exported = await exportCourse(ctx, { courseKey });
    expect(exported).toMatchObject({ courseKey, root, draftRoot });
    const contents = await contentsOf(exported);
    for (const file of exported.files)
      expect([file.path, file.bytes]).toEqual([file.path, contents[file.path]?.length]);
    for (const path of [
      'static/empty.txt',
      'static/long.bin',
      'problem/broken.xml',
      'README.md',
      'drafts/html/ht.html',
    ])
      expect([path, contents[path]]).toEqual([path, Buffer.from(drafted.read(path) ?? 'missing')]);
    expect(JSON.parse(String(contents['policies/assets.json']))).toEqual({
      'secret.txt': { locked: true, contentType: 'text/plain' },
    });
  });

  it('of one revision holds its tree and no drafts', async () => {
    const ctx = stores.context();
    const run = await getCourseRun(ctx, 'course-v1:Org+C1+drafted');
    const { courseKey, draftRoot } = { courseKey: run.key, draftRoot: run.draftRoot };
    const exported = await exportCourse(ctx, { courseKey, revision: run.draftRevision });
    expect(exported).toMatchObject({ root: draftRoot, draftRoot });
    expect(exported.files.some(({ path }) => path.startsWith('drafts/'))).toBe(false);
    await importCourse(ctx, { source: { files: smallCourse({}, { run: 'else' }) } });
    const elsewhere = exportCourse(ctx, { courseKey: 'course-v1:Org+C1+else', revision: run.draftRevision });
    await expect(elsewhere).rejects.toMatchObject({ code: 'courses.revision-elsewhere' });
  });

  it.each<[string, Actor, string]>([
    ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
    ['a learner', { kind: 'user', userId: 'usr_1', roles: [] }, 'Forbidden'],
    [
      'staff of another course',
      { kind: 'user', userId: 'usr_1', roles: [{ role: 'staff', scope: 'course-v1:Org+C2+r1' }] },
      'Forbidden',
    ],
  ])('is refused to %s', async (_, actor, kind) => {
    const attempt = exportCourse(stores.context({ actor }), { courseKey: 'course-v1:Org+C1+drafted' });
    await expect(attempt).rejects.toMatchObject({ kind });
  });

  it.each([
    ['no key', 'courses.bad-key'],
    ['course-v1:Org+C1+nothing', 'courses.not-found'],
  ])('of %s says what is wrong', async (courseKey, code) => {
    await expect(exportCourse(stores.context(), { courseKey })).rejects.toMatchObject({ code });
  });
});
