import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, siteOutbox } from '@/db/schema';
import type { Actor, Context } from '@/lib/context';
import {
  type CourseOutline,
  changeBlockSettings,
  compareHeads,
  createBlock,
  deleteBlock,
  discardChanges,
  duplicateBlock,
  editBlock,
  getCourseRun,
  importCourse,
  inspectBlock,
  listHistory,
  listOutlineRows,
  loadOutline,
  moveBlock,
  openStudioCourse,
  pasteBlock,
  publishBlock,
  undoChange,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());

  let minute = 0;
  const context = (actor?: Actor) => {
    minute += 1;
    return stores.context({ now: new Date(testNow.getTime() + minute * 60_000), ...(actor ? { actor } : {}) });
  };
  const staffOf = (scope: string): Actor => ({ kind: 'user', userId: 'usr_staff', roles: [{ role: 'staff', scope }] });
  const roles = (key: string): readonly [string, Actor, boolean][] => [
    ['site admin', { kind: 'user', userId: 'usr_a', roles: [{ role: 'site_admin', scope: '*' }] }, true],
    ['organisation admin', { kind: 'user', userId: 'usr_b', roles: [{ role: 'org_admin', scope: 'Org' }] }, true],
    ['instructor', { kind: 'user', userId: 'usr_c', roles: [{ role: 'instructor', scope: key }] }, true],
    ['staff', staffOf(key), true],
    ['beta tester', { kind: 'user', userId: 'usr_d', roles: [{ role: 'beta_tester', scope: key }] }, false],
    ['staff of another course', staffOf('course-v1:Org+C1+other'), false],
    ['learner', { kind: 'user', userId: 'usr_e', roles: [] }, false],
    ['visitor', { kind: 'anonymous' }, false],
  ];

  let runs = 0;
  /** A fresh course: chapter@ch > sequential@se > vertical@ve > html@ht, problem@pr, poll@po. */
  const open = async (changes: Readonly<Record<string, string>> = {}) => {
    runs += 1;
    const run = `run${runs}`;
    await importCourse(context(), { source: { files: smallCourse(changes, { run }) } });
    return `course-v1:Org+C1+${run}`;
  };
  const heads = async (key: string) => {
    const run = await getCourseRun(stores.context(), key);
    const [draft, published] = await Promise.all(
      [run.draftRoot, run.publishedRoot].map((root) => loadOutline(stores.courseware, root)),
    );
    if (!draft || !published) throw new Error('No outlines');
    return { run, draft, published };
  };
  /** Titles of what stands in a block. */
  const titles = (outline: CourseOutline, block: string) =>
    outline.entries.get(block)?.children.map(({ settings, block: name }) => settings.display_name ?? name);
  const two = { courseKey: '', type: 'vertical', parent: 'sequential@se' };

  it('creates a section, a subsection, a unit and a text, each with an id as Studio makes them, in the draft alone', async () => {
    const courseKey = await open();
    const section = await createBlock(context(), {
      courseKey,
      type: 'chapter',
      parent: (await heads(courseKey)).draft.course.block,
      displayName: 'Week 2',
    });
    expect(section.value.block).toMatch(/^chapter@[0-9a-f]{32}$/);
    const lesson = await createBlock(context(), {
      courseKey,
      type: 'sequential',
      parent: section.value.block,
      displayName: 'Lesson 2',
      settings: { graded: true },
    });
    const unit = await createBlock(context(), { courseKey, type: 'vertical', parent: lesson.value.block });
    const text = await createBlock(context(), {
      courseKey,
      type: 'html',
      parent: unit.value.block,
      source: '<p>Hi</p>',
    });
    const { draft, published, run } = await heads(courseKey);
    expect(draft.entries.get(text.value.block)?.path.map(({ settings }) => settings.display_name)).toEqual([
      'A small course',
      'Week 2',
      'Lesson 2',
      undefined,
    ]);
    expect(published.entries.has(section.value.block)).toBe(false);
    expect(run).toMatchObject({ draftRevision: text.undo });
    expect(await stores.courseware.getNode(draft.entries.get(text.value.block)?.node ?? '')).toMatchObject({
      source: '<p>Hi</p>',
    });
  });

  it('puts a block where it is wanted: after a sibling, first, last, and last where the sibling is gone', async () => {
    const courseKey = await open();
    const add = (displayName: string, after?: string | null) =>
      createBlock(context(), { ...two, courseKey, displayName, after });
    await add('last');
    await add('first', null);
    await add('after unit', 'vertical@ve');
    await add('no such', 'vertical@gone');
    const { draft } = await heads(courseKey);
    expect(titles(draft, 'sequential@se')).toEqual(['first', 'Unit', 'after unit', 'last', 'no such']);
  });

  it.each([
    ['chapter', 'sequential@se'],
    ['vertical', 'chapter@ch'],
    ['html', 'sequential@se'],
    ['vertical', 'vertical@ve'],
    ['html', 'html@ht'],
    ['html', 'poll@po'],
  ])('refuses a %s in %s', async (type, parent) => {
    const courseKey = await open();
    await expect(createBlock(context(), { courseKey, type, parent })).rejects.toMatchObject({
      kind: 'Invalid',
      code: 'courses.wrong-parent',
    });
  });

  it('moves, duplicates, renames and deletes; each can be undone, and an undo undone', async () => {
    const courseKey = await open();
    const other = await createBlock(context(), { ...two, courseKey, displayName: 'Other' });
    const into = other.value.block;
    const moved = await moveBlock(context(), { courseKey, block: 'html@ht', parent: into });
    expect(titles((await heads(courseKey)).draft, into)).toEqual(['Text']);
    await undoChange(context(), { courseKey, revision: moved.undo ?? '' });
    expect(titles((await heads(courseKey)).draft, 'vertical@ve')).toEqual(['Text', 'Question', 'poll@po']);

    const copied = await duplicateBlock(context(), { courseKey, block: 'vertical@ve', displayName: 'Copy of Unit' });
    const { draft } = await heads(courseKey);
    expect(titles(draft, 'sequential@se')).toEqual(['Unit', 'Copy of Unit', 'Other']);
    const copies = draft.entries.get(copied.value.block)?.children ?? [];
    expect(copies.map(({ type }) => type)).toEqual(['html', 'problem', 'poll']);
    const poll = await stores.courseware.getNode(copies[2]?.node ?? '');
    expect(poll.source).toBe(`<poll url_name="${poll.id}" question="?"/>`);

    const renamed = await changeBlockSettings(context(), {
      courseKey,
      block: 'vertical@ve',
      set: { display_name: 'Renamed' },
      opened: { display_name: 'Unit' },
    });
    const deleted = await deleteBlock(context(), { courseKey, block: 'vertical@ve' });
    expect(titles((await heads(courseKey)).draft, 'sequential@se')).toEqual(['Copy of Unit', 'Other']);
    const undone = await undoChange(context(), { courseKey, revision: deleted.undo ?? '' });
    expect(titles((await heads(courseKey)).draft, 'sequential@se')).toEqual(['Renamed', 'Copy of Unit', 'Other']);
    const again = await undoChange(context(), { courseKey, revision: undone.undo ?? '' });
    expect(titles((await heads(courseKey)).draft, 'sequential@se')).toEqual(['Copy of Unit', 'Other']);
    await undoChange(context(), { courseKey, revision: again.undo ?? '' });
    await undoChange(context(), { courseKey, revision: renamed.undo ?? '' });
    expect(titles((await heads(courseKey)).draft, 'sequential@se')).toEqual(['Unit', 'Copy of Unit', 'Other']);
  });

  it('refuses to undo what somebody has gone on from, and says where', async () => {
    const courseKey = await open();
    const made = await createBlock(context(), { ...two, courseKey, displayName: 'New' });
    await createBlock(context(), { courseKey, type: 'html', parent: made.value.block });
    await expect(undoChange(context(), { courseKey, revision: made.undo ?? '' })).rejects.toMatchObject({
      kind: 'Conflict',
      code: 'courses.changed-since',
      message: expect.stringContaining('New'),
    });
    const elsewhere = await open();
    await expect(undoChange(context(), { courseKey: elsewhere, revision: made.undo ?? '' })).rejects.toMatchObject({
      code: 'courses.revision-of-another-course',
    });
  });

  it('refuses to move a block into itself, the course anywhere, or a unit into a section', async () => {
    const courseKey = await open();
    const course = (await heads(courseKey)).draft.course.block;
    const move = (block: string, parent: string) => moveBlock(context(), { courseKey, block, parent });
    await expect(move('vertical@ve', 'chapter@ch')).rejects.toMatchObject({ code: 'courses.wrong-parent' });
    await expect(move(course, 'vertical@ve')).rejects.toMatchObject({ code: 'courses.is-the-course' });
    await expect(deleteBlock(context(), { courseKey, block: course })).rejects.toMatchObject({
      code: 'courses.is-the-course',
    });
  });

  it('publishes a unit alone, with the section that it stands in and nothing else of it', async () => {
    const courseKey = await open();
    const root = (await heads(courseKey)).draft.course.block;
    const add = async (type: string, parent: string, displayName: string) =>
      (await createBlock(context(), { courseKey, type, parent, displayName })).value.block;
    const section = await add('chapter', root, 'Week 2');
    const lesson = await add('sequential', section, 'Lesson');
    const one = await add('vertical', lesson, 'One');
    await add('vertical', lesson, 'Two');
    await add('vertical', 'sequential@se', 'Three');
    const ctx = context(staffOf(courseKey));
    const done = await publishBlock(ctx, { courseKey, block: one });
    const { published, run } = await heads(courseKey);
    expect(done).toMatchObject({ isChanged: true, publishedRevision: run.publishedRevision });
    expect(titles(published, root)).toEqual(['Chapter', 'Week 2']);
    expect(titles(published, lesson)).toEqual(['One']);
    expect(titles(published, 'sequential@se')).toEqual(['Unit']);
    const events = await stores.db.select().from(siteOutbox).where(eq(siteOutbox.name, 'courses/course.published'));
    expect(events.at(-1)?.data).toEqual({ courseKey, revision: run.publishedRevision, block: one });
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.action, 'course.publish'));
    expect(audit.at(-1)).toMatchObject({ target: courseKey, actor: 'usr_staff' });

    await publishBlock(context(), { courseKey });
    const all = (await heads(courseKey)).run;
    expect(all.publishedRoot).toBe(all.draftRoot);
    expect(await publishBlock(context(), { courseKey, block: one })).toMatchObject({ isChanged: false });
  });

  it('discards what was changed in a block, brings a deleted one back, and refuses one that was never published', async () => {
    const courseKey = await open();
    const rename = (block: string, from: string, to: string) =>
      changeBlockSettings(context(), { courseKey, block, set: { display_name: to }, opened: { display_name: from } });
    await rename('html@ht', 'Text', 'Other words');
    await deleteBlock(context(), { courseKey, block: 'problem@pr' });
    const made = await createBlock(context(), { ...two, courseKey, displayName: 'New' });
    await discardChanges(context(), { courseKey, block: 'vertical@ve' });
    const { draft } = await heads(courseKey);
    expect(titles(draft, 'vertical@ve')).toEqual(['Text', 'Question', 'poll@po']);
    expect(titles(draft, 'sequential@se')).toEqual(['Unit', 'New']);
    await deleteBlock(context(), { courseKey, block: 'vertical@ve' });
    await discardChanges(context(), { courseKey, block: 'vertical@ve' });
    expect(titles((await heads(courseKey)).draft, 'sequential@se')).toEqual(['Unit', 'New']);
    await expect(discardChanges(context(), { courseKey, block: made.value.block })).rejects.toMatchObject({
      code: 'courses.never-published',
    });
    await discardChanges(context(), { courseKey });
    const { run } = await heads(courseKey);
    expect(run.draftRoot).toBe(run.publishedRoot);
  });

  it('pastes from another course, files along where they are missing, and says which name means another file', async () => {
    const target = await open({ 'static/cover.png': 'another picture' });
    const source = await open({
      'html/ht.html':
        '<p><img src="/static/cover.png"> <img src="/static/notes/map.png"> <a href="/jump_to_id/pr">q</a></p>',
      'static/notes/map.png': 'a map',
      'vertical/ve.xml': `<vertical display_name="Unit" group_access='{"7": [1], "50": [1]}'><html url_name="ht"/><problem url_name="pr"/></vertical>`,
    });
    const pasted = await pasteBlock(context(), {
      courseKey: target,
      from: { courseKey: source, block: 'vertical@ve' },
      parent: 'sequential@se',
      after: null,
    });
    expect(pasted.value).toMatchObject({
      files: ['notes/map.png'],
      conflicts: ['cover.png'],
      dropped: ['group_access'],
    });
    const { draft, published } = await heads(target);
    const unit = draft.entries.get(pasted.value.block);
    expect(unit?.ownSettings).toEqual({ display_name: 'Unit', group_access: { '50': [1] } });
    const [text, problem] = unit?.children ?? [];
    const { source: html } = await stores.courseware.getNode(text?.node ?? '');
    expect(html).toContain(`/jump_to_id/${problem?.id}`);
    for (const { manifest } of [draft, published]) {
      const file = await stores.courseware.findFile(manifest ?? '', 'static', 'notes/map.png');
      expect(file?.bytes).toBe(5);
    }
    expect(published.entries.has(pasted.value.block)).toBe(false);
    await undoChange(context(), { courseKey: target, revision: pasted.undo ?? '' });
    const after = await heads(target);
    expect(after.draft.entries.has(pasted.value.block)).toBe(false);
    expect(after.draft.manifest).toBe(after.published.manifest);
  });

  it('changes settings beside what others change, and refuses where it is the same setting', async () => {
    const courseKey = await open();
    const change = (set: Record<string, string | number>, opened: Record<string, string>, unset: string[] = []) =>
      changeBlockSettings(context(), { courseKey, block: 'sequential@se', set, opened, unset });
    await change({ due: '2026-01-01T00:00:00Z' }, {});
    await change({ display_name: 'Other' }, { display_name: 'Lesson', format: 'Quiz' }, ['format']);
    const { draft } = await heads(courseKey);
    expect(draft.entries.get('sequential@se')?.ownSettings).toEqual({
      display_name: 'Other',
      due: '2026-01-01T00:00:00Z',
      graded: true,
    });
    await expect(change({ display_name: 'Third' }, { display_name: 'Lesson' })).rejects.toMatchObject({
      kind: 'Conflict',
      code: 'courses.setting-changed-meanwhile',
    });
    await expect(change({ due: 'soon' }, { due: '2026-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'courses.bad-setting',
      fields: { due: expect.stringContaining('soon') },
    });
  });

  it('lays two changes at once over each other', async () => {
    const courseKey = await open();
    const results = await Promise.all([
      createBlock(context(), { ...two, courseKey, displayName: 'A' }),
      createBlock(context(), { ...two, courseKey, displayName: 'B' }),
      moveBlock(context(), { courseKey, block: 'html@ht', parent: 'vertical@ve' }),
      changeBlockSettings(context(), { courseKey, block: 'problem@pr', set: { weight: 2 }, opened: {} }),
    ]);
    expect(results).toHaveLength(4);
    const { draft } = await heads(courseKey);
    expect(titles(draft, 'sequential@se')?.sort()).toEqual(['A', 'B', 'Unit']);
    expect(titles(draft, 'vertical@ve')).toEqual(['Question', 'poll@po', 'Text']);
    expect(draft.entries.get('problem@pr')?.ownSettings.weight).toBe(2);
  });

  it('lets one of two who delete and move the same block at once win, and tells the other', async () => {
    const courseKey = await open();
    const other = await createBlock(context(), { ...two, courseKey });
    const results = await Promise.allSettled([
      deleteBlock(context(), { courseKey, block: 'html@ht' }),
      deleteBlock(context(), { courseKey, block: 'html@ht' }),
      publishBlock(context(), { courseKey, block: other.value.block }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'courses.no-block' } });
  });

  describe('what the outline says of each block', () => {
    const look = async (courseKey: string) => {
      const ctx = context();
      const course = await openStudioCourse(ctx, courseKey);
      const comparison = await compareHeads(ctx.courseware, course.run);
      const rows = listOutlineRows(course, comparison, ctx.now);
      const stateOf = (title: string) => {
        const row = rows.find((one) => one.title === title);
        return row && `${row.state}${row.isOwnChange ? '' : ` with ${row.changes}`}`;
      };
      return { ctx, course, comparison, rows, stateOf };
    };

    it('knows what is new, changed, moved, deleted, and where something within is', async () => {
      const courseKey = await open({
        'sequential/se.xml':
          '<sequential display_name="Lesson"><vertical url_name="ve"/><vertical url_name="vf"/><vertical url_name="vg"/></sequential>',
        'vertical/vf.xml': '<vertical display_name="Second"><html url_name="h2"/></vertical>',
        'html/h2.xml': '<html filename="h2" display_name="Words"/>',
        'html/h2.html': '<p>Words</p>',
        'vertical/vg.xml': '<vertical display_name="Third"/>',
      });
      const before = await look(courseKey);
      expect(before.comparison.count).toBe(0);
      expect(before.rows.map(({ title, level }) => [title, level])).toEqual([
        ['Chapter', 1],
        ['Lesson', 2],
        ['Unit', 3],
        ['Second', 3],
        ['Third', 3],
      ]);
      expect(['Chapter', 'Lesson', 'Unit'].map(before.stateOf)).toEqual(Array(3).fill('published with 0'));

      const { draft } = before.course;
      await editBlock(context(), {
        courseKey,
        block: 'html@ht',
        node: draft.entries.get('html@ht')?.node ?? '',
        settings: { display_name: 'Text' },
        source: '<p>Hello, <b>there</b></p>',
        message: 'Edited',
      });
      await moveBlock(context(), { courseKey, block: 'html@h2', parent: 'vertical@vg' });
      await deleteBlock(context(), { courseKey, block: 'vertical@vf' });
      const made = await createBlock(context(), {
        courseKey,
        type: 'sequential',
        parent: 'chapter@ch',
        displayName: 'New',
      });
      await createBlock(context(), { courseKey, type: 'vertical', parent: made.value.block, displayName: 'In it' });
      const after = await look(courseKey);
      // The edit, the move, the deletion, and a new subsection with all that is in it.
      expect(after.comparison.count).toBe(4);
      expect(after.rows.map(({ title, state }) => [title, state])).toEqual([
        ['Chapter', 'changed'],
        ['Lesson', 'changed'],
        ['Unit', 'changed'],
        ['Second', 'deleted'],
        ['Third', 'changed'],
        ['New', 'draft'],
        ['In it', 'draft'],
      ]);
      expect(after.stateOf('Chapter')).toBe('changed with 4');
      expect(after.stateOf('Unit')).toBe('changed with 1');

      const unit = await inspectBlock(after.ctx, after.course, 'vertical@ve');
      expect(unit).toMatchObject({ isPublished: true, isDeleted: false, otherChanges: 0 });
      expect(unit.changes).toEqual([
        {
          kind: 'text',
          block: 'html@ht',
          title: 'Text',
          words: [
            { kind: 'same', text: 'Hello,' },
            { kind: 'new', text: ' there' },
          ],
        },
      ]);
      expect(unit.history.map(({ message, isPublished }) => [message, isPublished])).toEqual([
        ['Edited', false],
        ['Imported', true],
      ]);
      expect(await inspectBlock(after.ctx, after.course, 'vertical@vf')).toMatchObject({ isDeleted: true });

      await publishBlock(context(), { courseKey, block: 'vertical@ve' });
      const published = await look(courseKey);
      expect(published.stateOf('Unit')).toBe('published with 0');
      const seen = await inspectBlock(published.ctx, published.course, 'vertical@ve');
      expect(seen.changes).toEqual([]);
      expect(seen.history[0]).toMatchObject({ message: 'Published Unit', isPublished: true });
      expect(seen.publishedAt).toEqual(seen.history[0]?.at);
      await publishBlock(context(), { courseKey });
      expect((await look(courseKey)).comparison.count).toBe(0);
    });

    it('says what only the team sees, what comes later, and what is due and graded', async () => {
      const courseKey = await open({
        'chapter/ch.xml':
          '<chapter display_name="Chapter" start="2099-01-01T00:00:00Z"><sequential url_name="se"/></chapter>',
        'sequential/se.xml':
          '<sequential display_name="Lesson" graded="true" format="Quiz" due="2099-02-01T00:00:00Z" visible_to_staff_only="true"><vertical url_name="ve"/></sequential>',
      });
      const { rows } = await look(courseKey);
      expect(rows).toMatchObject([
        { title: 'Chapter', isScheduled: true, isStaffOnly: false, start: new Date('2099-01-01T00:00:00Z') },
        { title: 'Lesson', isStaffOnly: true, format: 'Quiz', due: new Date('2099-02-01T00:00:00Z') },
        { title: 'Unit', isStaffOnly: true, due: null, format: null, children: 3 },
      ]);
    });

    it('is worked out once for a pair of trees', async () => {
      const courseKey = await open();
      await createBlock(context(), { ...two, courseKey, displayName: 'New' });
      const { comparison, course } = await look(courseKey);
      expect(await compareHeads(stores.courseware, course.run)).toBe(comparison);
    });

    it('is for the team alone', async () => {
      const courseKey = await open();
      for (const [, actor, may] of roles(courseKey)) {
        const opened = openStudioCourse(context(actor), courseKey);
        if (may) {
          await opened;
        } else {
          await expect(opened).rejects.toMatchObject({ kind: expect.stringMatching('Forbidden|Unauthenticated') });
        }
      }
    });
  });

  describe('autosaves', () => {
    const save = async (ctx: Context, courseKey: string, source: string, block = 'html@ht', isAutosave = true) => {
      const node = (await heads(courseKey)).draft.entries.get(block)?.node ?? '';
      const { settings } = await stores.courseware.getNode(node);
      return await editBlock(ctx, {
        courseKey,
        block,
        node,
        settings,
        source,
        message: `Edited ${source}`,
        isAutosave,
      });
    };
    const at = (minutes: number, actor = staffOf('Org')) =>
      stores.context({ now: new Date(Date.UTC(2027, 0, 1) + minutes * 60_000), actor });
    const messages = async (courseKey: string) =>
      (await listHistory(stores.context(), { courseKey })).revisions.map(({ message }) => message).slice(0, -1);

    it('of one author on one block within ten minutes are one revision', async () => {
      const courseKey = await open();
      const first = await save(at(0), courseKey, 'a');
      await save(at(5), courseKey, 'b');
      await save(at(9.9), courseKey, 'c');
      expect(await messages(courseKey)).toEqual(['Edited c']);
      await expect(stores.courseware.getRevision(first.draftRevision)).rejects.toMatchObject({
        code: 'courseware.revision-missing',
      });
      await save(at(10), courseKey, 'd');
      expect(await messages(courseKey)).toEqual(['Edited d', 'Edited c']);
    });

    it('are their own where another author, another block or another change comes between', async () => {
      const courseKey = await open();
      await save(at(0), courseKey, 'a');
      await save(
        at(1, { kind: 'user', userId: 'usr_other', roles: [{ role: 'staff', scope: 'Org' }] }),
        courseKey,
        'b',
      );
      await save(at(2), courseKey, 'c');
      await save(at(3), courseKey, '<problem/>', 'problem@pr');
      await save(at(4), courseKey, 'd');
      await createBlock(at(5), { ...two, courseKey, displayName: 'Unit 2' });
      await save(at(6), courseKey, 'e');
      await save(at(7), courseKey, 'f', 'html@ht', false);
      expect(await messages(courseKey)).toEqual(
        ['a', 'b', 'c', '<problem/>', 'd', null, 'e', 'f']
          .map((source) => (source === null ? 'Added Unit 2' : `Edited ${source}`))
          .reverse(),
      );
    });

    it('never take the place of what learners see', async () => {
      const courseKey = await open();
      await save(at(0), courseKey, 'a');
      await publishBlock(at(1), { courseKey });
      await save(at(2), courseKey, 'b');
      expect(await messages(courseKey)).toEqual(['Edited b', 'Published A small course', 'Edited a']);
    });
  });

  describe('what each role may', () => {
    it.each(roles('course-v1:Org+C1+roles'))('%s', async (_, actor, may) => {
      const courseKey = 'course-v1:Org+C1+roles';
      await importCourse(context(), { source: { files: smallCourse({}, { run: 'roles' }) } });
      const opened = { display_name: 'Lesson' };
      const verbs: readonly ((ctx: Context) => Promise<unknown>)[] = [
        (ctx) => createBlock(ctx, { ...two, courseKey }),
        (ctx) => duplicateBlock(ctx, { courseKey, block: 'html@ht' }),
        (ctx) => moveBlock(ctx, { courseKey, block: 'html@ht', parent: 'vertical@ve' }),
        (ctx) => pasteBlock(ctx, { courseKey, from: { courseKey, block: 'html@ht' }, parent: 'vertical@ve' }),
        (ctx) => changeBlockSettings(ctx, { courseKey, block: 'sequential@se', set: { due: null }, opened }),
        (ctx) => publishBlock(ctx, { courseKey, block: 'vertical@ve' }),
        (ctx) => deleteBlock(ctx, { courseKey, block: 'problem@pr' }),
        (ctx) => discardChanges(ctx, { courseKey, block: 'vertical@ve' }),
      ];
      const before = await getCourseRun(stores.context(), courseKey);
      for (const verb of verbs) {
        const made = verb(context(actor));
        if (may) {
          await made;
        } else {
          await expect(made).rejects.toMatchObject({
            kind: actor.kind === 'anonymous' ? 'Unauthenticated' : 'Forbidden',
          });
        }
      }
      const undo = undoChange(context(actor), { courseKey, revision: before.draftRevision });
      await expect(undo).rejects.toMatchObject(
        may
          ? { kind: expect.stringMatching('Conflict|Invalid') }
          : { kind: expect.stringMatching('Forbidden|Unauthenticated') },
      );
      const after = await getCourseRun(stores.context(), courseKey);
      expect(after.rev > before.rev).toBe(may);
    });

    it('nobody pastes what they may not read', async () => {
      const [target, source] = [await open(), await open()];
      const paste = (actor: Actor) =>
        pasteBlock(context(actor), {
          courseKey: target,
          from: { courseKey: source, block: 'html@ht' },
          parent: 'vertical@ve',
        });
      await expect(paste(staffOf(target))).rejects.toMatchObject({ kind: 'Forbidden' });
      await expect(paste(staffOf(source))).rejects.toMatchObject({ kind: 'Forbidden' });
      await paste(staffOf('Org'));
    });
  });

  it.each<[string, (courseKey: string) => Promise<unknown>]>([
    ['created in', (courseKey) => createBlock(context(), { courseKey, type: 'html', parent: 'vertical@none' })],
    ['duplicated', (courseKey) => duplicateBlock(context(), { courseKey, block: 'vertical@none' })],
    ['moved', (courseKey) => moveBlock(context(), { courseKey, block: 'vertical@none', parent: 'sequential@se' })],
    ['moved into', (courseKey) => moveBlock(context(), { courseKey, block: 'html@ht', parent: 'vertical@none' })],
    [
      'pasted',
      (courseKey) =>
        pasteBlock(context(), { courseKey, from: { courseKey, block: 'html@none' }, parent: 'vertical@ve' }),
    ],
    ['deleted', (courseKey) => deleteBlock(context(), { courseKey, block: 'vertical@none' })],
    ['published', (courseKey) => publishBlock(context(), { courseKey, block: 'vertical@none' })],
    ['discarded', (courseKey) => discardChanges(context(), { courseKey, block: 'vertical@none' })],
    ['changed', (courseKey) => changeBlockSettings(context(), { courseKey, block: 'vertical@none', opened: {} })],
  ])('a block that is not there cannot be %s', async (_, verb) => {
    const courseKey = await open();
    await expect(verb(courseKey)).rejects.toMatchObject({ kind: 'NotFound', code: 'courses.no-block' });
    await expect(verb('course-v1:Org+C1+nowhere')).rejects.toMatchObject({ code: 'courses.not-found' });
  });
});
