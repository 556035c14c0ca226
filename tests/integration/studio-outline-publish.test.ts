import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, siteOutbox } from '@/db/schema';
import {
  changeBlockSettings,
  createBlock,
  deleteBlock,
  discardChanges,
  pasteBlock,
  publishBlock,
  undoChange,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { studioHouse } from '../support/studio-house';

describe.each(drivers)('publishing and pasting in the studio, over %s', (driver) => {
  let stores: FreshStores;
  const { context, staffOf, open, heads, titles } = studioHouse(() => stores);
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());
  const two = { courseKey: '', type: 'vertical', parent: 'sequential@se' };

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

  it('pastes a problem with the library that its script imports from, and says where this course has another', async () => {
    const problem = (script: string) => ({
      'problem/pr.xml': `<problem display_name="Question"><script type="${script}">from ours import f</script></problem>`,
    });
    const source = await open({ ...problem('loncapa/python'), 'static/python_lib.zip': 'ours' });
    const plain = await open({ ...problem('text/javascript'), 'static/python_lib.zip': 'ours' });
    const [empty, other] = [await open(), await open({ 'static/python_lib.zip': 'theirs' })];
    const paste = async (courseKey: string, from: string) =>
      (
        await pasteBlock(context(), {
          courseKey,
          from: { courseKey: from, block: 'problem@pr' },
          parent: 'vertical@ve',
        })
      ).value;
    expect(await paste(empty, plain)).toMatchObject({ files: [], conflicts: [] });
    expect(await paste(empty, source)).toMatchObject({ files: ['python_lib.zip'], conflicts: [] });
    expect(await paste(other, source)).toMatchObject({ files: [], conflicts: ['python_lib.zip'] });
  });
});
