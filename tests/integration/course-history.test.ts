import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, siteOutbox, users } from '@/db/schema';
import type { Actor } from '@/lib/context';
import {
  findCourseRun,
  getCourseRun,
  importCourse,
  listHistory,
  openStoredSide,
  rerunCourse,
  restoreRevision,
  showRevision,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { historyHouse } from '../support/history-house';
import { smallCourse } from '../support/olx-files';

describe.each(drivers)('courses with a history, over %s', (driver) => {
  let stores: FreshStores;
  const { context, drafted, bring, text, documents, rows, staffOf, strangers } = historyHouse(() => stores);
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());

  describe('the history of a course', () => {
    const key = 'course-v1:Org+C1+log';

    it('is every change, newest first, with its author, time and message, and both heads marked', async () => {
      await bring('log', text('one'), 'First');
      await stores.db.insert(users).values({
        id: 'usr_ada',
        email: 'ada@example.org',
        name: 'Ada Lovelace',
        locale: 'en',
        timeZone: 'UTC',
        createdAt: testNow,
        updatedAt: testNow,
      });
      const ada: Actor = { kind: 'user', userId: 'usr_ada', roles: [{ role: 'instructor', scope: key }] };
      const ctx = context(ada);
      await importCourse(ctx, {
        source: { files: smallCourse({ ...text('one'), ...drafted('log', 'being written') }, { run: 'log' }) },
        message: 'A draft',
      });
      const { revisions, next } = await listHistory(context(staffOf(key)), { courseKey: key });
      expect(next).toBeNull();
      expect(revisions).toMatchObject([
        { author: 'usr_ada', authorName: 'Ada Lovelace', message: 'A draft', at: ctx.now, heads: ['draft'] },
        { author: 'system', authorName: null, message: 'First', heads: ['published'], parent: null },
      ]);
      expect(revisions[0]?.parent).toBe(revisions[1]?.revision);
    });

    it('comes in pages', async () => {
      for (const words of ['two', 'three', 'four']) {
        await bring('log', text(words), words);
      }
      const all = await listHistory(context(), { courseKey: key });
      const first = await listHistory(context(), { courseKey: key, limit: 2 });
      const second = await listHistory(context(), { courseKey: key, limit: 100, after: first.next ?? '' });
      expect(first.revisions).toHaveLength(2);
      expect([...first.revisions, ...second.revisions]).toEqual(all.revisions);
      expect(second.next).toBeNull();
      await expect(listHistory(context(), { courseKey: key, after: 'rev_nothing' })).rejects.toMatchObject({
        code: 'courses.not-in-history',
      });
    });

    it('holds no change that came too late', async () => {
      await bring('late', text('one'));
      const attempts = ['left', 'right'].map((words) => bring('late', text(words), words));
      const results = await Promise.allSettled(attempts);
      expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
      const { revisions } = await listHistory(context(), { courseKey: 'course-v1:Org+C1+late' });
      expect(revisions.map(({ message }) => message)).toHaveLength(2);
    });

    it('keeps both lines when the draft and what is published become one', async () => {
      const course = 'course-v1:Org+C1+join';
      await bring('join', { ...text('one'), ...drafted('join', 'd1') }, '1');
      await bring('join', { ...text('two'), ...drafted('join', 'd1') }, '2');
      await bring('join', { ...text('two'), ...drafted('join', 'd2') }, '3');
      await bring('join', text('both'), '4');
      const run = await getCourseRun(stores.context(), course);
      expect(run.draftRoot).toBe(run.publishedRoot);
      const { revisions } = await listHistory(context(), { courseKey: course });
      expect(revisions.map(({ message }) => message).sort()).toEqual(['1', '1', '2', '3', '4', '4']);
    });

    it.each(strangers)('is not for %s', async (_, actor, kind) => {
      await expect(listHistory(context(actor), { courseKey: key })).rejects.toMatchObject({ kind });
      const [newest] = (await listHistory(context(), { courseKey: key })).revisions;
      // A revision is found by its own name: to who may not see its course it is as if it were not there.
      const hidden = kind === 'Forbidden' ? 'NotFound' : kind;
      const shown = showRevision(context(actor), { revision: newest?.revision ?? '' });
      await expect(shown).rejects.toMatchObject({ kind: hidden });
      await expect(openStoredSide(context(actor), { courseKey: key })).rejects.toMatchObject({ kind });
      const side = openStoredSide(context(actor), { revision: newest?.revision ?? '' });
      await expect(side).rejects.toMatchObject({ kind: hidden });
    });

    it('shows what a revision changed against the one before', async () => {
      await bring('show', text('one'));
      await bring('show', { ...text('two'), 'about/short_description.html': 'Smaller' }, 'Edited');
      const { revisions } = await listHistory(context(), { courseKey: 'course-v1:Org+C1+show' });
      const [edited, first] = await Promise.all(revisions.map(({ revision }) => showRevision(context(), { revision })));
      expect(edited).toMatchObject({
        courseKey: 'course-v1:Org+C1+show',
        message: 'Edited',
        heads: ['draft', 'published'],
        difference: {
          added: [],
          removed: [],
          moved: [],
          changed: [
            {
              block: 'html@ht',
              title: 'Text',
              path: ['A small course', 'Chapter', 'Lesson', 'Unit'],
              fields: [{ field: 'source' }],
            },
          ],
          documents: [{ document: 'about/short_description.html', change: 'changed' }],
        },
      });
      expect(first).toMatchObject({ parent: null, difference: null, heads: [] });
      await expect(showRevision(context(), { revision: 'rev_nothing' })).rejects.toMatchObject({
        code: 'courseware.revision-missing',
      });
    });
  });

  describe('a restored revision', () => {
    const key = 'course-v1:Org+C1+back';
    const begin = async () => {
      await bring('back', text('one'));
      await bring('back', text('two'));
      const { revisions } = await listHistory(context(), { courseKey: key });
      const old = revisions.at(-1);
      if (!old) throw new Error('No revision');
      return { old, before: await getCourseRun(stores.context(), key), length: revisions.length };
    };

    it('is the draft again, as a new revision; learners see what they saw', async () => {
      const { old, before, length } = await begin();
      const counted = await documents();
      const ctx = context(staffOf(key));
      const restored = await restoreRevision(ctx, { courseKey: key, revision: old.revision });
      expect(restored).toMatchObject({
        courseKey: key,
        restored: old.revision,
        publishedRevision: before.publishedRevision,
        isChanged: true,
      });
      const run = await getCourseRun(stores.context(), key);
      expect(run).toMatchObject({
        draftRoot: old.root,
        draftRevision: restored.draftRevision,
        publishedRoot: before.publishedRoot,
        publishedRevision: before.publishedRevision,
        rev: before.rev + 1,
      });
      expect(await stores.courseware.getRevision(restored.draftRevision)).toMatchObject({
        root: old.root,
        parent: before.draftRevision,
        author: 'usr_staff',
        at: ctx.now,
      });
      expect(await documents()).toEqual({ ...counted, revisions: counted.revisions + 1 });
      const { revisions } = await listHistory(context(), { courseKey: key });
      expect(revisions).toHaveLength(length + 1);
      const audit = (await stores.db.select().from(auditEntries)).find(({ action }) => action === 'course.restore');
      expect(audit).toMatchObject({
        actor: 'usr_staff',
        courseKey: key,
        before: { draftRevision: before.draftRevision },
        after: { draftRevision: restored.draftRevision, restoredRevision: old.revision },
      });
      const event = (await stores.db.select().from(siteOutbox)).find(({ name }) => name === 'courses/course.restored');
      expect(event?.data).toMatchObject({ courseKey: key, restoredRevision: old.revision });
    });

    it('is what learners see too where it is published, title and all', async () => {
      await bring('title', {});
      const renamed = smallCourse({}, { run: 'title' }).read('course/title.xml');
      await bring('title', { 'course/title.xml': String(renamed).replace('A small course', 'Renamed') });
      const course = 'course-v1:Org+C1+title';
      expect(await getCourseRun(stores.context(), course)).toMatchObject({ title: 'Renamed' });
      const old = (await listHistory(context(), { courseKey: course })).revisions.at(-1);
      const revision = old?.revision ?? '';
      const restored = await restoreRevision(context(), { courseKey: course, revision, publish: true });
      expect(restored.draftRevision).toBe(restored.publishedRevision);
      expect(await getCourseRun(stores.context(), course)).toMatchObject({
        title: 'A small course',
        publishedRoot: old?.root,
        draftRoot: old?.root,
      });
    });

    it('that is there already changes nothing', async () => {
      const { before } = await begin();
      const counted = [await documents(), await rows()];
      const again = await restoreRevision(context(), { courseKey: key, revision: before.draftRevision });
      expect(again).toMatchObject({ isChanged: false, draftRevision: before.draftRevision });
      expect([await documents(), await rows()]).toEqual(counted);
    });

    it.each(strangers)('is refused to %s', async (_, actor, kind) => {
      const { old } = await begin();
      const counted = [await documents(), await rows()];
      for (const publish of [false, true]) {
        const attempt = restoreRevision(context(actor), { courseKey: key, revision: old.revision, publish });
        await expect(attempt).rejects.toMatchObject({ kind });
      }
      expect([await documents(), await rows()]).toEqual(counted);
    });

    it('must be one of this course', async () => {
      const { before } = await begin();
      await bring('other', text('other'));
      const other = await getCourseRun(stores.context(), 'course-v1:Org+C1+other');
      const counted = [await documents(), await rows()];
      await expect(restoreRevision(context(), { courseKey: key, revision: other.draftRevision })).rejects.toMatchObject(
        { kind: 'Invalid', code: 'courses.revision-of-another-course' },
      );
      await expect(restoreRevision(context(), { courseKey: key, revision: 'rev_nothing' })).rejects.toMatchObject({
        kind: 'NotFound',
      });
      await expect(
        restoreRevision(context(), { courseKey: 'course-v1:Org+C1+no', revision: before.draftRevision }),
      ).rejects.toMatchObject({ code: 'courses.not-found' });
      expect([await documents(), await rows()]).toEqual(counted);
    });

    it('by two at once: one wins, the other is told', async () => {
      await bring('twice', text('one'));
      await bring('twice', text('two'));
      await bring('twice', text('three'));
      const courseKey = 'course-v1:Org+C1+twice';
      const { revisions } = await listHistory(context(), { courseKey });
      const older = revisions.slice(1).map(({ revision }) => revision);
      const results = await Promise.allSettled(
        older.map((revision) => restoreRevision(context(), { courseKey, revision })),
      );
      const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      expect(lost).toMatchObject([{ kind: 'Conflict', code: 'courses.changed-meanwhile' }]);
      const [won] = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect((await getCourseRun(stores.context(), courseKey)).draftRevision).toBe(won?.draftRevision);
    });
  });

  describe('a new run', () => {
    const key = 'course-v1:Org+C1+old';
    const admin = (scope: string): Actor => ({
      kind: 'user',
      userId: 'usr_admin',
      roles: [{ role: 'org_admin', scope }],
    });

    it('shares every node, both heads and the dates, and has a history of its own', async () => {
      await bring('old', { ...text('one'), ...drafted('old', 'being written') });
      const source = await getCourseRun(stores.context(), key);
      const counted = await documents();
      const into = { org: 'Org', number: 'C1', run: 'new' };
      const rerun = await rerunCourse(context(admin('Org')), { courseKey: key, into });
      expect(rerun).toMatchObject({
        courseKey: 'course-v1:Org+C1+new',
        sourceCourseKey: key,
        root: source.publishedRoot,
        draftRoot: source.draftRoot,
      });
      expect(rerun.draftRevision).not.toBe(rerun.publishedRevision);
      expect(await documents()).toEqual({ ...counted, revisions: counted.revisions + 2 });
      const run = await getCourseRun(stores.context(), rerun.courseKey);
      expect(run).toMatchObject({ title: source.title, startAt: source.startAt, run: 'new', rev: 1 });
      const { revisions } = await listHistory(context(), { courseKey: rerun.courseKey });
      expect(revisions).toMatchObject([{ heads: ['draft'] }, { heads: ['published'], parent: null }]);
      const audit = (await stores.db.select().from(auditEntries)).find(({ action }) => action === 'course.rerun');
      expect(audit).toMatchObject({ courseKey: rerun.courseKey, after: { sourceCourseKey: key } });
      const event = (await stores.db.select().from(siteOutbox)).find(({ name }) => name === 'courses/course.rerun');
      expect(event?.data).toMatchObject({ courseKey: rerun.courseKey, sourceCourseKey: key });

      await bring('new', text('of the new run'));
      expect(await getCourseRun(stores.context(), key)).toEqual(source);
    });

    it('needs a key that is free', async () => {
      const counted = [await documents(), await rows()];
      const attempt = rerunCourse(context(), { courseKey: key, into: { org: 'Org', number: 'C1', run: 'new' } });
      await expect(attempt).rejects.toMatchObject({ kind: 'Conflict', code: 'courses.key-taken' });
      expect([await documents(), await rows()]).toEqual(counted);
    });

    it.each<[string, Actor, string]>([
      ...strangers,
      ['staff, who may not create courses', staffOf(key), 'Forbidden'],
      ['an admin of the new organisation only', admin('Else'), 'Forbidden'],
    ])('is refused to %s', async (_, actor, kind) => {
      const into = { org: 'Else', number: 'C1', run: 'r1' };
      await expect(rerunCourse(context(actor), { courseKey: key, into })).rejects.toMatchObject({ kind });
      expect(await findCourseRun(stores.context(), 'course-v1:Else+C1+r1')).toBeUndefined();
    });
  });
});
