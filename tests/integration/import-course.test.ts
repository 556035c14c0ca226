import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, courseRuns, organizations, siteOutbox } from '@/db/schema';
import type { Actor } from '@/lib/context';
import { type CourseRun, getCourseRun, importCourse, loadOutline } from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { packCourse, smallCourse } from '../support/olx-files';

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-import-'));
    stores = await openFreshStores({ driver });
  });
  afterAll(async () => {
    await stores.close();
    await rm(folder, { recursive: true });
  });

  const documents = async () => ({
    nodes: await stores.count('nodes'),
    revisions: await stores.count('revisions'),
    manifests: await stores.count('manifests'),
    files: await stores.count('files.files'),
    chunks: await stores.count('files.chunks'),
    outlines: await stores.count('outlines'),
  });
  const rows = async () => ({
    audit: (await stores.db.select().from(auditEntries)).length,
    outbox: (await stores.db.select().from(siteOutbox)).length,
    runs: (await stores.db.select().from(courseRuns)).length,
  });
  const heads = ({ draftRevision, publishedRevision, rev }: CourseRun) => ({ draftRevision, publishedRevision, rev });

  describe('an import', () => {
    it('answers what came in, and switches the course run on', async () => {
      const ctx = stores.context();
      const imported = await importCourse(ctx, { source: { files: smallCourse() } });
      expect(imported).toMatchObject({
        courseKey: 'course-v1:Org+C1+r1',
        blocks: { course: 1, chapter: 1, sequential: 1, vertical: 1, html: 1, problem: 1, poll: 1 },
        unsupported: { poll: 1 },
        files: 3,
        warnings: [],
      });
      expect(imported.root).toMatch(/^[0-9a-f]{64}$/);
      expect(imported.draftRoot).toBe(imported.root);

      const run = await getCourseRun(ctx, imported.courseKey);
      expect(run).toMatchObject({
        org: 'Org',
        title: 'A small course',
        shortDescription: 'Small',
        imagePath: 'cover.png',
        startAt: new Date('2020-01-01T00:00:00Z'),
        publishedRoot: imported.root,
        draftRoot: imported.root,
        rev: 1,
      });
      expect(await stores.courseware.getRevision(run.publishedRevision)).toMatchObject({
        root: imported.root,
        parent: null,
        author: 'system',
      });
      expect(await stores.db.select().from(organizations)).toMatchObject([{ shortName: 'Org' }]);
      const [audit] = await stores.db.select().from(auditEntries);
      expect(audit).toMatchObject({ action: 'course.import', courseKey: imported.courseKey });
      const [event] = await stores.db.select().from(siteOutbox);
      expect(event).toMatchObject({ name: 'courses/course.imported', data: { courseKey: imported.courseKey } });
    });

    it('of the same archive again writes nothing at all', async () => {
      const ctx = stores.context();
      const before = { ...(await documents()), ...(await rows()) };
      const first = await getCourseRun(ctx, 'course-v1:Org+C1+r1');
      const again = await importCourse(ctx, { source: { files: smallCourse() } });
      expect(again.root).toBe(first.publishedRoot);
      expect(again.draftRoot).toBe(first.draftRoot);
      expect({ ...(await documents()), ...(await rows()) }).toEqual(before);
      expect(heads(await getCourseRun(ctx, again.courseKey))).toEqual(heads(first));
    });

    it('of an edited archive writes what changed and its ancestors, and shares the rest', async () => {
      const ctx = stores.context();
      const before = await documents();
      const first = await getCourseRun(ctx, 'course-v1:Org+C1+r1');
      const edited = await importCourse(ctx, {
        source: { files: smallCourse({ 'html/ht.html': '<p>Other words</p>' }) },
      });
      const after = await documents();
      expect(after.nodes - before.nodes).toBe(5);
      expect(after.files).toBe(before.files);
      expect(after.revisions - before.revisions).toBe(1);
      const run = await getCourseRun(ctx, edited.courseKey);
      expect(run.rev).toBe(first.rev + 1);
      expect((await stores.courseware.getRevision(run.publishedRevision)).parent).toBe(first.publishedRevision);
    });

    it('with drafts has a draft head of its own, and moves only the head that changes', async () => {
      const ctx = stores.context();
      const draft = (words: string) =>
        smallCourse(
          {
            'drafts/vertical/ve.xml':
              '<vertical display_name="Unit, being written" parent_url="block-v1:Org+C1+r2+type@sequential+block@se" index_in_children_list="0"><html url_name="ht"/></vertical>',
            'drafts/html/ht.xml': '<html filename="ht" display_name="Text"/>',
            'drafts/html/ht.html': `<p>${words}</p>`,
          },
          { run: 'r2' },
        );
      const first = await importCourse(ctx, { source: { files: draft('one') } });
      expect(first.draftRoot).not.toBe(first.root);
      const before = await getCourseRun(ctx, first.courseKey);
      expect(before.draftRevision).not.toBe(before.publishedRevision);

      const second = await importCourse(ctx, { source: { files: draft('two') } });
      const after = await getCourseRun(ctx, first.courseKey);
      expect(second.root).toBe(first.root);
      expect(after.publishedRevision).toBe(before.publishedRevision);
      expect(after.draftRevision).not.toBe(before.draftRevision);
      const published = await loadOutline(stores.courseware, after.publishedRoot);
      const drafted = await loadOutline(stores.courseware, after.draftRoot);
      expect(published.entries.get('vertical@ve')?.settings.display_name).toBe('Unit');
      expect(drafted.entries.get('vertical@ve')?.settings.display_name).toBe('Unit, being written');
    });

    it('into another run keeps every node, under another key', async () => {
      const ctx = stores.context();
      const into = { org: 'Else', number: 'C9', run: 'r9' };
      const imported = await importCourse(ctx, { source: { files: smallCourse() }, into });
      expect(imported.courseKey).toBe('course-v1:Else+C9+r9');
      const original = await importCourse(ctx, { source: { files: smallCourse() } });
      expect([imported.root, imported.draftRoot]).toEqual([original.root, original.draftRoot]);
      const outline = await loadOutline(stores.courseware, imported.root);
      expect(outline.course.block).toBe('course@course');
    });
  });

  describe('what is refused leaves everything as it was', () => {
    it.each([
      ['an archive without a course', { 'course.xml': '<nothing/>' }, 'Invalid'],
      ['a document type', { 'chapter/ch.xml': '<!DOCTYPE x><chapter/>' }, 'Invalid'],
      ['a key that cannot be one', { 'course.xml': '<course url_name="a b" org="Org" course="C1"/>' }, 'Invalid'],
    ])('%s', async (_, changes, kind) => {
      const before = { ...(await documents()), ...(await rows()) };
      const attempt = importCourse(stores.context(), { source: { files: smallCourse(changes) } });
      await expect(attempt).rejects.toMatchObject({ name: 'LecternError', kind });
      expect({ ...(await documents()), ...(await rows()) }).toEqual(before);
    });

    it.each([
      ['an archive that ends too early', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
      [
        'an archive with a byte turned over',
        (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(8), bytes.subarray(68)]),
      ],
      ['a file that is no archive', () => Buffer.from('not an archive')],
    ])('%s', async (_, spoil) => {
      const before = { ...(await documents()), ...(await rows()) };
      const archivePath = join(folder, 'spoiled.tar.gz');
      await writeFile(archivePath, spoil(await packCourse(smallCourse({ 'html/ht.html': 'spoiled' }))));
      const attempt = importCourse(stores.context(), { source: { archivePath } });
      await expect(attempt).rejects.toMatchObject({ name: 'LecternError', code: expect.stringMatching(/^archive\./) });
      expect({ ...(await documents()), ...(await rows()) }).toEqual(before);
    });

    it('but the same archive, whole, comes in', async () => {
      const archivePath = join(folder, 'whole.tar.gz');
      await writeFile(archivePath, await packCourse(smallCourse({}, { run: 'packed' })));
      const imported = await importCourse(stores.context(), { source: { archivePath } });
      expect(imported).toMatchObject({ courseKey: 'course-v1:Org+C1+packed', files: 3 });
    });

    const person = (role: 'org_admin' | 'instructor', scope: string): Actor => ({
      kind: 'user',
      userId: 'usr_1',
      roles: [{ role, scope }],
    });

    it.each<[string, Actor, string]>([
      ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
      ['a learner', { kind: 'user', userId: 'usr_1', roles: [] }, 'Forbidden'],
      ['a role of another organisation', person('org_admin', 'Else'), 'Forbidden'],
      ['an instructor of another course', person('instructor', 'course-v1:Org+C2+r1'), 'Forbidden'],
    ])('%s', async (_, actor, kind) => {
      const before = { ...(await documents()), ...(await rows()) };
      const files = smallCourse({ 'html/ht.html': 'not allowed' });
      await expect(importCourse(stores.context({ actor }), { source: { files } })).rejects.toMatchObject({ kind });
      expect({ ...(await documents()), ...(await rows()) }).toEqual(before);
    });

    it('but a role of the organisation may', async () => {
      const actor = person('org_admin', 'Mine');
      const files = smallCourse({}, { org: 'Mine' });
      const imported = await importCourse(stores.context({ actor }), { source: { files } });
      const run = await getCourseRun(stores.context(), imported.courseKey);
      expect((await stores.courseware.getRevision(run.publishedRevision)).author).toBe('usr_1');
    });
  });

  describe('two imports at once', () => {
    it.each([
      ['of a new course run', 'new'],
      ['of one that is there', 'there'],
    ])('%s: one wins, the other is told', async (_, run) => {
      if (run === 'there') {
        await importCourse(stores.context(), { source: { files: smallCourse({}, { run }) } });
      }
      const attempts = ['left', 'right'].map((words) =>
        importCourse(stores.context(), { source: { files: smallCourse({ 'html/ht.html': words }, { run }) } }),
      );
      const results = await Promise.allSettled(attempts);
      const [lost, ...others] = results.filter((result) => result.status === 'rejected');
      expect(others).toEqual([]);
      expect(lost?.reason).toMatchObject({ kind: 'Conflict', code: 'courses.changed-meanwhile' });
      const [won] = results.filter((result) => result.status === 'fulfilled');
      const row = await getCourseRun(stores.context(), `course-v1:Org+C1+${run}`);
      expect(row.publishedRoot).toBe(won?.value.root);
    });
  });
});
