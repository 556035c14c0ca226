import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changeBlockSettings,
  createBlock,
  deleteBlock,
  duplicateBlock,
  moveBlock,
  publishBlock,
  undoChange,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { studioHouse } from '../support/studio-house';

describe.each(drivers)('the outline of a course in the studio, over %s', (driver) => {
  let stores: FreshStores;
  const { context, open, heads, titles } = studioHouse(() => stores);
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());
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

  it('renames what has no name, or one with spaces around it, as it is seen', async () => {
    const courseKey = await open({
      'vertical/ve.xml': '<vertical display_name="  Unit "><html url_name="ht"/><problem url_name="pr"/></vertical>',
      'html/ht.xml': '<html filename="ht" display_name=""/>',
    });
    const rename = (block: string, opened: Record<string, string>) =>
      changeBlockSettings(context(), { courseKey, block, set: { display_name: 'New' }, opened });
    await rename('vertical@ve', { display_name: 'Unit' });
    await rename('html@ht', {});
    await expect(rename('problem@pr', { display_name: 'Other' })).rejects.toMatchObject({ kind: 'Conflict' });
    expect((await heads(courseKey)).draft.entries.get('html@ht')?.ownSettings.display_name).toBe('New');
  });

  it('says changed settings in the source too, so that its next edit does not bring the old ones back', async () => {
    const courseKey = await open({
      'problem/pr.xml': '<problem display_name="Question" weight="1"><p>?</p></problem>',
    });
    await changeBlockSettings(context(), {
      courseKey,
      block: 'problem@pr',
      set: { weight: 2 },
      unset: ['display_name'],
      opened: { display_name: 'Question', weight: 1 },
    });
    const node = (await heads(courseKey)).draft.entries.get('problem@pr')?.node ?? '';
    const { settings, source } = await stores.courseware.getNode(node);
    expect(settings).toEqual({ weight: 2 });
    expect(source).toContain('<problem weight="2">');
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
});
