import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeNode } from '@/db/courseware/encode-node';
import { auditEntries } from '@/db/schema';
import type { Actor } from '@/lib/context';
import {
  addFile,
  changeCourse,
  changeLive,
  changeSettings,
  changeUpdates,
  describeFile,
  editBlock,
  getCourseRun,
  importCourse,
  listFiles,
  listHistory,
  loadOutline,
  publishBlock,
  renameFile,
  restoreBlock,
  restoreRevision,
  saveGrading,
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
  const staffOf = (scope: string, userId = 'usr_staff'): Actor => ({
    kind: 'user',
    userId,
    roles: [{ role: 'staff', scope }],
  });
  const context = (actor?: Actor) => {
    minute += 11;
    return stores.context({ now: new Date(testNow.getTime() + minute * 60_000), ...(actor ? { actor } : {}) });
  };
  const begin = async (run: string) => {
    await importCourse(context(), { source: { files: smallCourse({}, { run }) }, message: 'First' });
    const key = `course-v1:Org+C1+${run}`;
    return { key, first: (await getCourseRun(stores.context(), key)).draftRevision };
  };
  const draftOf = async (key: string) =>
    loadOutline(stores.courseware, (await getCourseRun(stores.context(), key)).draftRoot);
  const sourceOf = async (key: string, block: string) => {
    const node = (await draftOf(key)).entries.get(block)?.node;
    return node === undefined ? undefined : (await stores.courseware.getNode(node)).source;
  };
  const edit = async (key: string, block: string, source: string, userId?: string) =>
    await editBlock(context(staffOf(key, userId)), {
      courseKey: key,
      block,
      node: (await draftOf(key)).entries.get(block)?.node ?? '',
      settings: { display_name: 'Edited' },
      source,
      message: `Edited ${block}`,
    });

  it('is narrowed to one person, to one block, and says which head each revision was', async () => {
    const { key } = await begin('filter');
    await edit(key, 'html@ht', 'one', 'usr_ada');
    await edit(key, 'problem@pr', '<problem/>', 'usr_bob');
    await edit(key, 'html@ht', 'two', 'usr_bob');
    await changeLive(context(staffOf(key)), {
      courseKey: key,
      message: 'Renamed the course',
      action: 'course.change-settings',
      change: (live) => ({ ...live, settings: { ...live.settings, display_name: 'New' } }),
    });
    const ctx = context(staffOf(key));
    const messages = async (filter: { author?: string; block?: string }) =>
      (await listHistory(ctx, { courseKey: key, ...filter })).revisions.map(({ message }) => message);
    expect(await messages({ block: 'html@ht' })).toEqual(['Edited html@ht', 'Edited html@ht', 'First']);
    expect(await messages({ author: 'usr_bob' })).toEqual(['Edited html@ht', 'Edited problem@pr']);
    expect(await messages({ author: 'usr_bob', block: 'problem@pr' })).toEqual(['Edited problem@pr']);
    const { revisions, authors } = await listHistory(ctx, { courseKey: key });
    expect([...authors].sort()).toEqual(['system', 'usr_ada', 'usr_bob', 'usr_staff']);
    const lines = revisions.map(({ message, lines: heads }) => `${message}: ${heads.join('+')}`);
    expect(lines.slice().sort()).toEqual(
      [
        'Edited html@ht: draft',
        'Edited html@ht: draft',
        'Edited problem@pr: draft',
        'First: draft+published',
        'Renamed the course: draft',
        'Renamed the course: published',
      ].sort(),
    );
  });

  it('gives one block back as it was, in the draft alone', async () => {
    const { key, first } = await begin('block');
    const before = await sourceOf(key, 'html@ht');
    await edit(key, 'html@ht', 'other words');
    await edit(key, 'problem@pr', '<problem>kept</problem>');
    const { publishedRoot } = await getCourseRun(stores.context(), key);
    const ctx = context(staffOf(key));
    const restored = await restoreBlock(ctx, { courseKey: key, revision: first, block: 'html@ht' });
    expect(restored).toMatchObject({ isChanged: true, elsewhere: [] });
    expect(await sourceOf(key, 'html@ht')).toBe(before);
    expect(await sourceOf(key, 'problem@pr')).toBe('<problem>kept</problem>');
    expect((await getCourseRun(stores.context(), key)).publishedRoot).toBe(publishedRoot);
    expect(await stores.courseware.getRevision(restored.draftRevision)).toMatchObject({ author: 'usr_staff' });
    const audit = (await stores.db.select().from(auditEntries)).find(({ action }) => action === 'course.restore-block');
    expect(audit).toMatchObject({ courseKey: key, after: { block: 'html@ht', restoredRevision: first } });
    const again = await restoreBlock(ctx, { courseKey: key, revision: first, block: 'html@ht' });
    expect(again.isChanged).toBe(false);
  });

  it('gives the whole course back, and a block out of what came between', async () => {
    const { key, first } = await begin('course');
    const edited = await edit(key, 'html@ht', 'other words');
    await restoreRevision(context(staffOf(key)), { courseKey: key, revision: first });
    expect(await sourceOf(key, 'html@ht')).not.toBe('other words');
    await restoreBlock(context(staffOf(key)), { courseKey: key, revision: edited.draftRevision, block: 'vertical@ve' });
    expect(await sourceOf(key, 'html@ht')).toBe('other words');
  });

  it('gives the sections of then back to the draft, and leaves what is live when saved as it is', async () => {
    const { key, first } = await begin('live');
    const staff = () => context(staffOf(key));
    const liveOf = async (head: 'draftRoot' | 'publishedRoot') => {
      const { children: _, ...live } = await stores.courseware.getNode(
        (await getCourseRun(stores.context(), key))[head],
      );
      return live;
    };
    const end = (opened: string | undefined, value: string) =>
      changeSettings(staff(), {
        courseKey: key,
        changes: [{ field: 'settings/end', opened, value }],
        message: 'Schedule',
      });
    await edit(key, 'html@ht', 'other words');
    await end(undefined, '2027-01-01T00:00:00Z');
    await changeUpdates(staff(), { courseKey: key, edit: { kind: 'add', date: '', html: '<p>News</p>' } });
    await addFile(staff(), {
      courseKey: key,
      name: 'late.txt',
      message: 'Late',
      bytes: new TextEncoder().encode('late'),
    });
    const live = await liveOf('publishedRoot');

    await restoreRevision(staff(), { courseKey: key, revision: first });
    expect(await sourceOf(key, 'html@ht')).not.toBe('other words');
    expect(await liveOf('draftRoot')).toEqual(live);

    await end('2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z');
    await describeFile(staff(), { courseKey: key, path: 'late.txt', isLocked: true });
    await publishBlock(staff(), { courseKey: key });
    expect(await liveOf('publishedRoot')).toMatchObject({ settings: { end: '2028-01-01T00:00:00Z' } });
    expect(await liveOf('draftRoot')).toEqual(await liveOf('publishedRoot'));
  });

  it('saves what is live in a course whose draft has other settings and files, and makes both the same', async () => {
    const { key } = await begin('apart');
    const staff = () => context(staffOf(key));
    const run = async () => await getCourseRun(stores.context(), key);
    /** As restoring an old revision once left it. */
    const drift = async () => {
      const before = await run();
      const draft = await stores.courseware.getNode(before.draftRoot);
      const { files: _, ...other } = { ...draft, settings: { ...draft.settings, end: '2026-01-01T00:00:00Z' } };
      const nodes = [other];
      const draftRoot = encodeNode(other).hash;
      await changeCourse(context(), key, async () => ({
        nodes,
        draftRoot,
        message: 'Apart',
        action: 'course.restore',
        announce: async () => undefined,
        value: undefined,
      }));
    };
    const isOne = async () => (await run()).draftRoot === (await run()).publishedRoot;
    await drift();
    expect((await listFiles(staff(), { courseKey: key })).map(({ path }) => path)).toContain('cover.png');
    await changeSettings(staff(), {
      courseKey: key,
      changes: [{ field: 'settings/end', opened: undefined, value: '2027-01-01T00:00:00Z' }],
      message: 'Schedule',
    });
    expect(await isOne()).toBe(true);
    await drift();
    await saveGrading(staff(), {
      courseKey: key,
      changes: [{ field: 'settings/graceperiod', opened: undefined, value: '1 hours' }],
      message: 'Grading',
    });
    expect(await isOne()).toBe(true);
    await drift();
    const renaming = { courseKey: key, path: 'cover.png', to: 'front.png', isOldKept: false, isLinksUpdated: false };
    await renameFile(staff(), renaming);
    expect(await isOne()).toBe(true);
    await drift();
    const { publishedRoot } = await run();
    await publishBlock(staff(), { courseKey: key });
    expect([await isOne(), (await run()).publishedRoot]).toEqual([true, publishedRoot]);
  });

  it('says why a block cannot come back', async () => {
    const { key, first } = await begin('refused');
    const other = await begin('refused2');
    const ctx = context(staffOf(key));
    const attempt = (revision: string, block: string) => restoreBlock(ctx, { courseKey: key, revision, block });
    await expect(attempt(first, 'html@never')).rejects.toMatchObject({ code: 'courses.no-block-in-revision' });
    await expect(attempt(other.first, 'html@ht')).rejects.toMatchObject({ code: 'courseware.revision-missing' });
    await expect(attempt('rev_none', 'html@ht')).rejects.toMatchObject({ code: 'courseware.revision-missing' });
  });

  it.each<[string, Actor, string]>([
    ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
    ['a learner', { kind: 'user', userId: 'usr_1', roles: [] }, 'Forbidden'],
    ['staff of another course', staffOf('course-v1:Org+C2+r1'), 'Forbidden'],
    ['a beta tester', { kind: 'user', userId: 'usr_1', roles: [{ role: 'beta_tester', scope: 'Org' }] }, 'Forbidden'],
  ])('is closed to %s', async (_, actor, kind) => {
    const { key, first } = await begin('closed');
    const { rev } = await getCourseRun(stores.context(), key);
    const as = context(actor);
    await expect(listHistory(as, { courseKey: key, block: 'html@ht' })).rejects.toMatchObject({ kind });
    await expect(restoreBlock(as, { courseKey: key, revision: first, block: 'html@ht' })).rejects.toMatchObject({
      kind,
    });
    expect((await getCourseRun(stores.context(), key)).rev).toBe(rev);
  });
});
