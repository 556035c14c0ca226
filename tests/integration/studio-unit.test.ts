import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, completions, siteOutbox, studentStates, users } from '@/db/schema';
import { openDraftFrame, openDraftUnit, readDraftTranscript } from '@/lib/attempts';
import type { Actor, Context } from '@/lib/context';
import {
  addFile,
  createBlock,
  deleteBlock,
  describeFile,
  editBlock,
  getCourseRun,
  importCourse,
  listImages,
  loadOutline,
  moveBlock,
  publishBlock,
  readDraftBlock,
} from '@/lib/courses';
import { notePresence, presenceSeconds } from '@/lib/presence';
import { commentOnUnit, listThreads, resolveThread } from '@/lib/reviews';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';

const courseKey = 'course-v1:Org+C1+unit';
const unit = 'vertical@ve';
const person = (
  userId: string,
  ...roles: { role: 'staff' | 'limited_staff' | 'instructor' | 'beta_tester'; scope: string }[]
) => ({ kind: 'user', userId, roles }) as const;
const ada = person('usr_ada', { role: 'staff', scope: courseKey });
const ben = person('usr_ben', { role: 'instructor', scope: courseKey });
/** Everybody who has no business in the studio of this course. */
const strangers: readonly (readonly [string, Actor])[] = [
  ['a visitor', { kind: 'anonymous' }],
  ['a learner', person('usr_1')],
  ['a beta tester', person('usr_1', { role: 'beta_tester', scope: courseKey })],
  ['limited staff', person('usr_1', { role: 'limited_staff', scope: courseKey })],
  ['staff of another course', person('usr_1', { role: 'staff', scope: 'course-v1:Org+C2+unit' })],
];

let stores: FreshStores;
let minute = 0;
const at = <A extends Actor>(actor: A) => {
  minute += 1;
  const now = new Date(testNow.getTime() + minute * 60_000);
  return { ...stores.context({ now }), actor } satisfies Context & { actor: A };
};
const rows = async () => ({
  audit: (await stores.db.select().from(auditEntries)).length,
  outbox: (await stores.db.select().from(siteOutbox)).length,
});

beforeAll(async () => {
  stores = await openFreshStores();
  await importCourse(stores.context(), {
    source: {
      files: smallCourse(
        {
          'vertical/ve.xml':
            '<vertical display_name="Unit"><html url_name="ht"/><problem url_name="pr"/><video url_name="vi"/><html url_name="fr"/></vertical>',
          'html/ht.xml': '<html filename="ht" display_name="Text"/>',
          'html/ht.html': '<p>one</p>',
          'html/fr.xml': '<html filename="fr" display_name="Lively"/>',
          'html/fr.html': '<p>live</p><script>document.write("x")</script>',
          'problem/pr.xml':
            '<problem display_name="Asked" max_attempts="2"><numericalresponse answer="31337.25"><formulaequationinput/></numericalresponse></problem>',
          'video/vi.xml':
            '<video display_name="Film"><source src="/static/a.mp4"/><transcript language="en" src="en.srt"/></video>',
          'static/en.srt': '1\n00:00:01,000 --> 00:00:02,000\nHello\n',
          'sequential/se.xml':
            '<sequential display_name="Lesson" showanswer="never"><vertical url_name="ve"/></sequential>',
        },
        { run: 'unit' },
      ),
    },
  });
  const account = { locale: 'en', timeZone: 'UTC', createdAt: testNow, updatedAt: testNow };
  await stores.db.insert(users).values([
    { id: 'usr_ada', email: 'ada@example.org', name: 'Ada Lovelace', ...account },
    { id: 'usr_ben', email: 'ben@example.org', name: 'Ben Nevis', ...account },
  ]);
});
afterAll(() => stores.close());

describe('a unit of the draft', () => {
  it('is shown as learners will see it, and records nothing', async () => {
    const { unit: shown } = await openDraftUnit(at(ada), { courseKey, block: unit });
    expect(shown).toMatchObject({ title: 'Unit', state: 'published', isReordered: false, removed: [] });
    expect(shown.above.map(({ title }) => title).at(-1)).toBe('Lesson');
    const views = Object.fromEntries(shown.blocks.map(({ block, views: [view] }) => [block, view]));
    expect(views['html@ht']).toMatchObject({ kind: 'html', html: '<p>one</p>' });
    expect(views['html@fr']).toMatchObject({ kind: 'frame', src: `/studio/${courseKey}/frames/html@fr` });
    expect(views['video@vi']).toMatchObject({
      isPreview: true,
      transcripts: [{ language: 'en', src: `/studio/${courseKey}/transcripts/video@vi/en` }],
    });
    expect(views['problem@pr']).toMatchObject({ kind: 'problem', refusal: null, controls: { submit: 'hidden' } });
    expect(JSON.stringify(views['problem@pr'])).not.toContain('31337');
    expect(await openDraftFrame(at(ada), { courseKey, block: 'html@fr' })).toContain('document.write');
    expect(await readDraftTranscript(at(ada), { courseKey, block: 'video@vi', language: 'en' })).toContain('Hello');
    expect(await stores.db.select().from(studentStates)).toEqual([]);
    expect(await stores.db.select().from(completions)).toEqual([]);
  });

  it.each(strangers)('is not for %s', async (_name, actor) => {
    const ctx = at(actor) as Context & { actor: typeof ada };
    for (const asked of [
      () => openDraftUnit(ctx, { courseKey, block: unit }),
      () => openDraftFrame(ctx, { courseKey, block: 'html@fr' }),
      () => readDraftTranscript(ctx, { courseKey, block: 'video@vi', language: 'en' }),
      () => readDraftBlock(ctx, { courseKey, block: 'html@ht' }),
      () => listImages(ctx, { courseKey }),
      () => addFile(ctx, { courseKey, name: 'a.png', bytes: new Uint8Array([1]), message: 'x' }),
      () => commentOnUnit(ctx, { courseKey, unit, body: 'x' }),
      () => resolveThread(ctx, { courseKey, threadId: 'rvw_x', isResolved: true }),
      () => listThreads(ctx, { courseKey, unit }),
      () => notePresence(ctx, { courseKey, place: 'x', path: '/studio/x' }),
    ]) {
      await expect(asked()).rejects.toMatchObject({
        kind: actor.kind === 'anonymous' ? 'Unauthenticated' : 'Forbidden',
      });
    }
  });

  it('says what is drafted only', async () => {
    const made = await createBlock(at(ada), { courseKey, type: 'html', parent: unit, displayName: 'New' });
    await moveBlock(at(ada), { courseKey, block: 'html@fr', parent: unit, after: null });
    await deleteBlock(at(ada), { courseKey, block: 'video@vi' });
    const opened = await readDraftBlock(at(ada), { courseKey, block: 'html@ht' });
    const { node, settings } = opened;
    await editBlock(at(ada), { courseKey, block: 'html@ht', node, settings, source: '<p>two</p>', message: 'x' });
    const { unit: shown } = await openDraftUnit(at(ada), { courseKey, block: unit });
    expect(shown).toMatchObject({
      state: 'changed',
      isReordered: true,
      removed: [{ block: 'video@vi', title: 'Film' }],
    });
    expect(shown.blocks.map(({ block, state }) => [block, state])).toEqual([
      ['html@fr', 'published'],
      ['html@ht', 'changed'],
      ['problem@pr', 'published'],
      [made.value.block, 'draft'],
    ]);
    await publishBlock(at(ada), { courseKey, block: unit });
    const { unit: after } = await openDraftUnit(at(ada), { courseKey, block: unit });
    expect(after).toMatchObject({ state: 'published', removed: [], isReordered: false });
  });

  it('is changed where it was only moved: learners see it elsewhere', async () => {
    const made = await createBlock(at(ada), {
      courseKey,
      type: 'sequential',
      parent: 'chapter@ch',
      displayName: 'Later',
    });
    await publishBlock(at(ada), { courseKey });
    const move = (parent: string) => moveBlock(at(ada), { courseKey, block: unit, parent });
    await move(made.value.block);
    expect((await openDraftUnit(at(ada), { courseKey, block: unit })).unit.state).toBe('changed');
    await move('sequential@se');
    expect((await openDraftUnit(at(ada), { courseKey, block: unit })).unit.state).toBe('published');
  });
});

describe('a block that holds blocks', () => {
  const nested = 'course-v1:Org+C1+nested';
  const bea = person('usr_bea', { role: 'staff', scope: nested });
  beforeAll(async () => {
    await importCourse(stores.context(), {
      source: {
        files: smallCourse(
          {
            'vertical/ve.xml':
              '<vertical display_name="Unit"><split_test url_name="st"/><html url_name="ht"/></vertical>',
            'split_test/st.xml':
              '<split_test display_name="Ways" group_id_to_child="{}"><vertical url_name="way"/><html url_name="here" display_name="Here">Inline</html></split_test>',
            'vertical/way.xml': '<vertical display_name="Way"><html url_name="deep"/></vertical>',
            'html/deep.xml': '<html filename="deep" display_name="Deep"/>',
            'html/deep.html': '<p>Deep.</p>',
          },
          { run: 'nested' },
        ),
      },
    });
  });
  const edit = async (block: string) => {
    const { node, settings } = await readDraftBlock(at(bea), { courseKey: nested, block });
    return await editBlock(at(bea), { courseKey: nested, block, node, settings, source: '<p>Said.</p>', message: 'x' });
  };

  it('opens as a page of its own, within its unit', async () => {
    const open = async (block: string) => (await openDraftUnit(at(bea), { courseKey: nested, block })).unit;
    const inUnit = await open('vertical@ve');
    expect(inUnit.unit).toBe('vertical@ve');
    expect(inUnit.blocks.map(({ block, holdsBlocks }) => [block, holdsBlocks])).toEqual([
      ['split_test@st', true],
      ['html@ht', false],
    ]);
    const ways = await open('split_test@st');
    expect(ways).toMatchObject({ title: 'Ways', unit: 'vertical@ve', previous: null, next: null });
    expect(ways.above.at(-1)).toMatchObject({ block: 'vertical@ve' });
    expect(ways.blocks.map(({ block, isInline }) => [block, isInline])).toEqual([
      ['vertical@way', false],
      ['html@here', true],
    ]);
    const way = await open('vertical@way');
    expect(way.blocks[0]?.views[0]).toMatchObject({ kind: 'html', html: '<p>Deep.</p>' });
    await expect(open('html@ht')).rejects.toMatchObject({ code: 'courses.unit-not-found' });
    await expect(open('sequential@se')).rejects.toMatchObject({ code: 'courses.unit-not-found' });
  });

  it('has what stands in it edited, but for what is written in its source', async () => {
    await edit('html@deep');
    const { unit: way } = await openDraftUnit(at(bea), { courseKey: nested, block: 'vertical@way' });
    expect(way).toMatchObject({ state: 'changed', blocks: [{ state: 'changed' }] });
    await expect(edit('html@here')).rejects.toMatchObject({ kind: 'Invalid', code: 'courses.held-inline' });
  });
});

describe('a block that is edited', () => {
  const open = (block: string) => readDraftBlock(at(ada), { courseKey, block });

  it('says what it takes from above, and from where', async () => {
    const { settings, inherited } = await open('problem@pr');
    expect(settings).toEqual({ display_name: 'Asked', max_attempts: 2 });
    expect(inherited.showanswer).toEqual({ value: 'never', block: 'sequential@se', title: 'Lesson' });
  });

  it('is refused with its line where its source cannot be read, and stays as it was', async () => {
    const { node, settings, source } = await open('problem@pr');
    const before = await rows();
    const edit = (text: string) =>
      editBlock(at(ada), { courseKey, block: 'problem@pr', node, settings, source: text, message: 'x' });
    await expect(edit('<problem>\n<p></problem>')).rejects.toMatchObject({
      kind: 'Invalid',
      code: 'courses.broken-source',
      fields: { line: '2' },
    });
    await expect(edit('<html>another</html>')).rejects.toMatchObject({ code: 'courses.broken-source' });
    expect(await rows()).toEqual(before);
    expect((await open('problem@pr')).source).toBe(source);
  });

  it('is kept beside an edit of another block, and gives a conflict with one of itself', async () => {
    const [text, problem] = [await open('html@ht'), await open('problem@pr')];
    const edit = (opened: typeof text, source: string) =>
      editBlock(at(ada), {
        courseKey,
        block: opened.block,
        node: opened.node,
        settings: opened.settings,
        source,
        message: 'x',
      });
    await edit(text, '<p>mine</p>');
    await edit(problem, problem.source.replace('31337.25', '43'));
    expect((await open('html@ht')).source).toBe('<p>mine</p>');
    expect((await open('problem@pr')).source).toContain('43');
    await expect(edit(text, '<p>theirs</p>')).rejects.toMatchObject({ code: 'courses.block-changed-meanwhile' });
    expect((await open('html@ht')).source).toBe('<p>mine</p>');
  });
});

describe('a file that an editor brings', () => {
  const png = new Uint8Array([137, 80, 78, 71]);
  const manifest = async (root: string) => {
    const { manifest: hash } = await loadOutline(stores.courseware, root);
    return (await stores.courseware.getManifest(hash ?? '')).files.map(({ path }) => path);
  };

  it('is live in both heads, under a name that nothing else has, with audit and outbox rows', async () => {
    const before = await rows();
    const add = (name: string) => addFile(at(ada), { courseKey, name, bytes: png, message: 'Uploaded' });
    expect(await add('C:\\pictures\\my photo.png')).toMatchObject({ path: 'my_photo.png' });
    expect(await add('My photo.png')).toMatchObject({ path: 'My_photo-2.png' });
    const run = await getCourseRun(stores, courseKey);
    expect(await manifest(run.draftRoot)).toContain('my_photo.png');
    expect(await manifest(run.publishedRoot)).toContain('My_photo-2.png');
    expect((await listImages(at(ada), { courseKey })).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['My_photo-2.png', 'my_photo.png']),
    );
    expect(await rows()).toEqual({ audit: before.audit + 2, outbox: before.outbox + 2 });
  });

  it('brings what the team says that it shows to where pictures are chosen', async () => {
    const altOf = async (path: string) =>
      (await listImages(at(ada), { courseKey })).find((image) => image.path === path)?.alt;
    expect(await altOf('my_photo.png')).toBeNull();
    await describeFile(at(ada), { courseKey, path: 'my_photo.png', alt: 'A boat on a lake' });
    expect(await altOf('my_photo.png')).toBe('A boat on a lake');
  });

  it('takes the place of another where it is to', async () => {
    const srt = new TextEncoder().encode('1\n00:00:01,000 --> 00:00:02,000\nGoodbye\n');
    const replace = (replaces: string) =>
      addFile(at(ada), { courseKey, name: 'x.srt', replaces, bytes: srt, message: 'Uploaded' });
    expect(await replace('en.srt')).toMatchObject({ path: 'en.srt' });
    await expect(replace('gone.srt')).rejects.toMatchObject({ code: 'files.not-found' });
    await expect(
      addFile(at(ada), { courseKey, name: 'x.png', bytes: new Uint8Array(), message: 'x' }),
    ).rejects.toMatchObject({ code: 'courses.file-empty' });
  });
});

describe('a file that another was opened of', () => {
  const put = (words: string, expected?: string) =>
    addFile(at(ada), {
      courseKey,
      name: 'en.srt',
      replaces: 'en.srt',
      ...(expected === undefined ? {} : { expected }),
      bytes: new TextEncoder().encode(`1\n00:00:01,000 --> 00:00:02,000\n${words}\n`),
      message: 'Uploaded',
    });

  it('is not written over what somebody else has put there since', async () => {
    const { hash } = await put('Opened');
    const theirs = await put('Theirs', hash);
    await expect(put('Mine', hash)).rejects.toMatchObject({ kind: 'Conflict', code: 'files.changed-meanwhile' });
    await put('Mine, over theirs', theirs.hash);
  });

  it('is written again by whoever has written it, and what is there already is no conflict', async () => {
    const { hash } = await put('Once');
    await put('Twice', hash);
    expect(await put('Twice', hash)).toEqual(await put('Twice'));
  });
});

describe('comments on a draft', () => {
  it('are about blocks with ids as long as the store takes', async () => {
    const block = `html@${'a'.repeat(230)}`;
    const comment = commentOnUnit(at(ben), { courseKey, unit, block, body: 'x' });
    await expect(comment).rejects.toMatchObject({ code: 'courses.no-block' });
  });

  it('are threads, settled one by one, with audit and outbox rows', async () => {
    const before = await rows();
    const first = await commentOnUnit(at(ben), { courseKey, unit, block: 'html@ht', body: ' Is this right? ' });
    const second = await commentOnUnit(at(ben), { courseKey, unit, body: 'Too long' });
    await commentOnUnit(at(ada), { courseKey, unit, threadId: first.threadId, body: 'It is.' });
    expect(await listThreads(at(ada), { courseKey, unit })).toMatchObject([
      {
        block: 'html@ht',
        resolved: null,
        comments: [
          { authorName: 'Ben Nevis', body: 'Is this right?', isOwn: false },
          { authorName: 'Ada Lovelace', body: 'It is.', isOwn: true },
        ],
      },
      { block: null, comments: [{ body: 'Too long' }] },
    ]);
    const settle = (threadId: string, isResolved: boolean) =>
      resolveThread(at(ada), { courseKey, threadId, isResolved });
    await settle(first.threadId, true);
    await settle(first.threadId, true);
    const threads = await listThreads(at(ben), { courseKey, unit });
    expect(threads.map(({ id, resolved }) => [id, resolved?.byName])).toEqual([
      [second.threadId, undefined],
      [first.threadId, 'Ada Lovelace'],
    ]);
    expect(await rows()).toEqual({ audit: before.audit + 4, outbox: before.outbox + 4 });
    await settle(first.threadId, false);
    expect((await listThreads(at(ben), { courseKey, unit })).every(({ resolved }) => resolved === null)).toBe(true);
  });

  it('are about something that is there', async () => {
    const comment = (about: object) => commentOnUnit(at(ben), { courseKey, unit, body: 'x', ...about });
    await expect(comment({ block: 'html@nothing' })).rejects.toMatchObject({ code: 'courses.no-block' });
    await expect(comment({ unit: 'vertical@nothing' })).rejects.toMatchObject({ code: 'courses.no-block' });
    await expect(comment({ threadId: 'rvw_nothing' })).rejects.toMatchObject({ code: 'reviews.no-thread' });
    await expect(comment({ body: '  ' })).rejects.toThrow();
  });
});

describe('who has a course open', () => {
  it('is seen by the others, with the place, for a minute', async () => {
    const now = new Date(testNow.getTime() + 10_000_000);
    const note = (actor: Actor, place: string, seconds: number) =>
      notePresence(stores.context({ actor, now: new Date(now.getTime() + seconds * 1000) }), {
        courseKey,
        place,
        path: `/studio/${courseKey}`,
      });
    expect(await note(ada, 'Outline', 0)).toEqual([]);
    expect(await note(ben, 'Grading', 10)).toEqual([
      { userId: 'usr_ada', name: 'Ada Lovelace', place: 'Outline', path: `/studio/${courseKey}` },
    ]);
    expect(await note(ada, 'Files', 20)).toMatchObject([{ name: 'Ben Nevis', place: 'Grading' }]);
    expect(await note(ben, 'Grading', 25)).toMatchObject([{ place: 'Files' }]);
    expect(await note(ben, 'Grading', 20 + presenceSeconds)).toEqual([]);
  });
});
