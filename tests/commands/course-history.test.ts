import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getCourseRun } from '@/lib/courses';
import type { OlxFiles } from '@/lib/olx/model';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { packCourse, smallCourse } from '../support/olx-files';
import { runLineTool } from '../support/run-line-tool';

/** Comparing and history as a person at a terminal has them. */

let stores: FreshStores;
let folder: string;
const key = 'course-v1:Org+C1+r1';
const one = smallCourse();
const two = smallCourse({
  'html/ht.html': '<p>Other words</p>',
  'static/new.txt': 'new',
  'course/r1.xml':
    '<course display_name="A small course" start="2020-01-01T00:00:00Z" course_image="cover.png"><chapter url_name="ch"/></course>',
});
beforeAll(async () => {
  stores = await openFreshStores();
  folder = await mkdtemp(join(tmpdir(), 'lectern-history-'));
  await writeFile(join(folder, 'one.tar.gz'), await packCourse(one));
  await writeFile(join(folder, 'two.tar.gz'), await packCourse(two));
  await unpack(two, join(folder, 'two'));
});
afterAll(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

async function unpack(files: OlxFiles, into: string): Promise<void> {
  for (const path of files.paths) {
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), files.read(path) ?? '');
  }
}

const lectern = (...args: string[]) => runLineTool(args, { stores, folder });
/** With an address at which no store answers. */
const lecternAlone = (...args: string[]) =>
  runLineTool(args, {
    folder,
    stores: {
      databaseUrl: 'mysql://root@127.0.0.1:1/nothing',
      mongodbUri: 'mongodb://127.0.0.1:1/nothing?serverSelectionTimeoutMS=300',
    },
  });
const file = (name: string) => join(folder, name);

it('compares two archives without any store: 0, 1, or 2', async () => {
  const same = await lecternAlone('course', 'diff', file('two.tar.gz'), file('two'), '--json');
  expect(same).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(same.out)).toEqual({
    equal: true,
    added: [],
    removed: [],
    moved: [],
    changed: [],
    documents: [],
    files: { added: [], removed: [], changed: [] },
    draft: null,
  });

  const other = await lecternAlone('course', 'diff', file('one.tar.gz'), file('two.tar.gz'), '--json');
  expect(other.code).toBe(1);
  expect(JSON.parse(other.out)).toMatchObject({
    equal: false,
    added: [],
    changed: [{ block: 'html@ht', fields: [{ field: 'source' }] }],
    files: { added: [{ path: 'new.txt', bytes: 3 }] },
  });

  for (const wrong of [
    ['course', 'diff', file('one.tar.gz'), file('nothing')],
    ['course', 'diff', file('one.tar.gz')],
    ['course', 'diff', file('one.tar.gz'), key],
    ['course', 'diff', '--nothing', file('one.tar.gz'), file('one.tar.gz')],
  ]) {
    const { code, out, err } = await lecternAlone(...wrong);
    expect({ code, out, isSaid: err.length > 0 }).toEqual({ code: 2, out: '', isSaid: true });
  }
});

it('compares for a person in words', async () => {
  const { code, out } = await lecternAlone('course', 'diff', file('one.tar.gz'), file('two'));
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual(
    expect.arrayContaining([
      '~ A small course › Chapter › Lesson › Unit › Text (html@ht)',
      '      -<p>Hello, <img src="/static/cover.png"></p>',
      '      +<p>Other words</p>',
      '+ file new.txt (3 bytes)',
    ]),
  );
});

it('compares drafts too, and each head by its name', async () => {
  const draft = {
    'drafts/vertical/ve.xml':
      '<vertical display_name="Unit" parent_url="block-v1:Org+C1+r1+type@sequential+block@se" index_in_children_list="0"><html url_name="ht"/></vertical>',
    'drafts/html/ht.xml': '<html filename="ht" display_name="Text"/>',
    'drafts/html/ht.html': '<p>Being written</p>',
  };
  await writeFile(file('drafted.tar.gz'), await packCourse(smallCourse(draft)));
  const whole = await lecternAlone('course', 'diff', file('one.tar.gz'), file('drafted.tar.gz'), '--json');
  expect(whole.code).toBe(1);
  expect(JSON.parse(whole.out)).toMatchObject({
    equal: false,
    changed: [],
    draft: { changed: [{ block: 'html@ht' }] },
  });
  const published = `${file('drafted.tar.gz')}@published`;
  expect(await lecternAlone('course', 'diff', file('one.tar.gz'), published)).toMatchObject({ code: 0 });
  const drafted = await lecternAlone('course', 'diff', published, `${file('drafted.tar.gz')}@draft`, '--json');
  expect(drafted.code).toBe(1);
  expect(JSON.parse(drafted.out)).toMatchObject({ changed: [{ block: 'html@ht' }], draft: null });
});

// Seventeen processes, one after the other.
it('lists, shows, compares and restores revisions, and opens a new run', { timeout: 240_000 }, async () => {
  await lectern('course', 'import', file('one.tar.gz'));
  await lectern('course', 'import', file('two.tar.gz'));
  const log = await lectern('course', 'log', key, '--json');
  const { courseKey, revisions, next } = JSON.parse(log.out);
  expect({ courseKey, next }).toEqual({ courseKey: key, next: null });
  expect(revisions).toMatchObject([
    { author: 'system', authorName: null, message: 'Imported', heads: ['draft', 'published'] },
    { author: 'system', parent: null, heads: [] },
  ]);
  const [newest, oldest] = revisions.map(({ revision }: { revision: string }) => revision);
  expect(revisions[0].parent).toBe(oldest);
  const page = await lectern('course', 'log', key, '--limit', '1');
  expect(page.out).toMatch(new RegExp(`^${newest}  \\S+  system  \\[draft, published\\]  Imported\n$`));
  expect(page.err).toContain(`--after ${newest}`);

  const shown = await lectern('course', 'show', newest, '--json');
  expect(JSON.parse(shown.out)).toMatchObject({
    revision: newest,
    courseKey: key,
    parent: oldest,
    difference: { changed: [{ block: 'html@ht' }], files: { added: [{ path: 'new.txt' }] } },
  });

  expect(await lectern('course', 'diff', key, file('two'))).toMatchObject({ code: 0 });
  expect(await lectern('course', 'diff', oldest, file('one.tar.gz'))).toMatchObject({ code: 0 });
  expect(await lectern('course', 'diff', oldest, key)).toMatchObject({ code: 1 });

  const restored = await lectern('course', 'restore', key, oldest, '--message', 'As it was', '--json');
  const run = await getCourseRun(stores.context(), key);
  expect(JSON.parse(restored.out)).toEqual({
    courseKey: key,
    restored: oldest,
    draftRevision: run.draftRevision,
    publishedRevision: newest,
    changed: true,
  });
  // What is live when saved stays: the file that came with the later import.
  const drafted = await lectern('course', 'diff', `${key}@draft`, oldest, '--json');
  expect(JSON.parse(drafted.out)).toMatchObject({
    added: [],
    removed: [],
    moved: [],
    changed: [],
    documents: [],
    files: { removed: [{ path: 'new.txt' }] },
  });
  expect(await lectern('course', 'diff', key, newest)).toMatchObject({ code: 0 });
  await lectern('course', 'restore', key, oldest, '--publish');
  expect(await lectern('course', 'diff', key, file('one.tar.gz'))).toMatchObject({ code: 0 });

  const rerun = await lectern('course', 'rerun', key, 'course-v1:Org+C1+r2', '--json');
  expect(JSON.parse(rerun.out)).toMatchObject({ courseKey: 'course-v1:Org+C1+r2', sourceCourseKey: key });
  expect(await lectern('course', 'diff', key, 'course-v1:Org+C1+r2')).toMatchObject({ code: 0 });
  const taken = await lectern('course', 'rerun', key, 'course-v1:Org+C1+r2');
  expect(taken).toMatchObject({ code: 1, out: '' });
  expect(taken.err).toContain('(courses.key-taken)');

  const collected = await lectern('course', 'collect', '--dry-run', '--json');
  expect(JSON.parse(collected.out)).toMatchObject({ dryRun: true, graceHours: 24, nodes: 0, files: 0 });
});

it.each([
  [['course', 'log', 'course-v1:Org+C1+no'], 'courses.not-found'],
  [['course', 'log', key, '--limit', 'all'], 'log.limit'],
  [['course', 'show', 'rev_nothing'], 'courseware.revision-missing'],
  [['course', 'restore', key, 'rev_nothing'], 'courseware.revision-missing'],
  [['course', 'rerun', key, 'no key'], 'courses.bad-course-key'],
  [['course', 'collect', '--grace-hours', 'a day'], 'collect.grace-hours'],
])('refuses %s', async (args, code) => {
  const ended = await lectern(...args);
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toContain(`(${code})`);
});
