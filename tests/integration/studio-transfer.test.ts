import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, roles, studioImports, users } from '@/db/schema';
import type { Actor } from '@/lib/context';
import {
  confirmImport,
  editBlock,
  findCourseRun,
  getCourseRun,
  importCourse,
  linkToBlock,
  listHistory,
  loadOutline,
  startImport,
  viewImport,
} from '@/lib/courses';
import type { OlxFiles } from '@/lib/olx/model';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { packCourse, smallCourse } from '../support/olx-files';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';

const key = 'course-v1:Org+C1+r1';
const into = { org: 'Org', number: 'C1', run: 'r1' };

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  let workflows: TestWorkflows;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    workflows = await runWorkflows(stores);
    for (const id of ['usr_ada', 'usr_staff']) {
      await stores.db.insert(users).values({
        id,
        email: `${id}@example.org`,
        name: id,
        locale: 'en',
        timeZone: 'UTC',
        createdAt: testNow,
        updatedAt: testNow,
      });
    }
    await stores.db.insert(roles).values({ userId: 'usr_ada', role: 'org_admin', scope: 'Org', createdAt: testNow });
  });
  afterAll(async () => {
    await workflows.stop();
    await stores.close();
  });

  const ada: Actor = { kind: 'user', userId: 'usr_ada', roles: [{ role: 'org_admin', scope: 'Org' }] };
  const as = (actor: Actor) => stores.context({ actor });
  const pieces = async function* (bytes: Buffer) {
    for (let at = 0; at < bytes.length; at += 1000) {
      yield bytes.subarray(at, at + 1000);
    }
  };
  const bring = async (bytes: Buffer, actor: Actor = ada) =>
    (await startImport(as(actor), { fileName: 'course.tar.gz', bytes: pieces(bytes) })).importId;
  const bringCourse = async (files: OlxFiles) => {
    const importId = await bring(await packCourse(files));
    await workflows.settle();
    return importId;
  };
  const view = (importId: string) => viewImport(as(ada), { importId });

  it('reads an archive, asks what it becomes, and makes a new course of it', async () => {
    const importId = await bringCourse(smallCourse({ 'html/ht.html': '<p><a href="/static/none.pdf">Read</a></p>' }));
    const read = await view(importId);
    expect(read).toMatchObject({ state: 'waiting', courseKey: null, fileName: 'course.tar.gz' });
    expect(read.contents).toMatchObject({
      courseKey: key,
      title: 'A small course',
      files: 3,
      blocks: { chapter: 1, vertical: 1 },
      unsupported: { poll: 1 },
    });
    const broken = read.contents?.findings.find(({ code }) => code === 'broken-file-link');
    expect(broken).toMatchObject({ severity: 'error', block: 'html@ht', path: 'html/ht.html' });
    expect(await findCourseRun(stores.context(), key)).toBeUndefined();

    await confirmImport(as(ada), { importId, into, isReplacing: false });
    expect(await view(importId)).toMatchObject({ state: 'running', courseKey: key });
    await workflows.settle();
    expect(await view(importId)).toMatchObject({ state: 'done', errorCode: null });
    const run = await getCourseRun(stores.context(), key);
    expect(run.title).toBe('A small course');
    const { revisions } = await listHistory(stores.context(), { courseKey: key });
    expect(revisions).toMatchObject([{ author: 'usr_ada', authorName: 'usr_ada', message: 'Imported course.tar.gz' }]);
    const draft = await loadOutline(stores.courseware, run.draftRoot);
    expect(linkToBlock(key, draft, broken?.block ?? '')).toEqual({
      block: 'html@ht',
      title: 'Text',
      path: ['Chapter', 'Lesson', 'Unit'],
      href: `/studio/${key}/units/vertical@ve#html@ht`,
    });
    expect(linkToBlock(key, draft, 'sequential@se')?.href).toBe(`/studio/${key}?block=sequential@se#line`);
    const written = (await stores.db.select().from(auditEntries)).map(({ action }) => action);
    expect(written).toEqual(expect.arrayContaining(['course.upload-archive', 'course.start-import', 'course.import']));
  });

  it('gives the same course as an import on the command line', async () => {
    const files = smallCourse({}, { run: 'same' });
    const importId = await bringCourse(files);
    await confirmImport(as(ada), { importId, into: { ...into, run: 'same' }, isReplacing: false });
    await workflows.settle();
    const mine = await getCourseRun(stores.context(), 'course-v1:Org+C1+same');
    const theirs = await importCourse(stores.context(), { source: { files }, into: { ...into, run: 'other' } });
    expect(mine).toMatchObject({ publishedRoot: theirs.root, draftRoot: theirs.draftRoot });
  });

  it('replaces a course only where that was said, and its history keeps what it was', async () => {
    const before = await getCourseRun(stores.context(), key);
    const importId = await bringCourse(smallCourse({ 'html/ht.html': '<p>Other words</p>' }));
    await expect(confirmImport(as(ada), { importId, into, isReplacing: false })).rejects.toMatchObject({
      code: 'courses.key-taken',
    });
    await confirmImport(as(ada), { importId, into, isReplacing: true });
    await workflows.settle();
    const after = await getCourseRun(stores.context(), key);
    expect(after.publishedRoot).not.toBe(before.publishedRoot);
    const { revisions } = await listHistory(stores.context(), { courseKey: key });
    expect(revisions.map(({ root }) => root)).toContain(before.publishedRoot);
    await expect(confirmImport(as(ada), { importId, into, isReplacing: true })).rejects.toMatchObject({
      code: 'import.not-waiting',
    });
  });

  it('replaces nothing where the course was edited while the archive was read', async () => {
    const importId = await bringCourse(smallCourse({ 'html/ht.html': '<p>Yet other words</p>' }));
    await confirmImport(as(ada), { importId, into, isReplacing: true });
    const { publishedRoot, draftRoot } = await getCourseRun(stores.context(), key);
    // Between the stages: the course moves on after the import has looked at it.
    const stopped = await runWorkflowsUntilFiles();
    const node = (await loadOutline(stores.courseware, draftRoot)).entries.get('html@ht')?.node ?? '';
    const settings = { display_name: 'Text' };
    await editBlock(stores.context(), { courseKey: key, block: 'html@ht', node, settings, source: 'x', message: 'x' });
    await stopped();
    expect(await view(importId)).toMatchObject({ state: 'failed', errorCode: 'courses.changed-meanwhile' });
    expect(await getCourseRun(stores.context(), key)).toMatchObject({ publishedRoot });
  });

  /** Stops the switch: the import's own stage of files is done first, by hand, and the workflow goes on afterwards. */
  async function runWorkflowsUntilFiles() {
    const { runImportStage } = await import('@/lib/courses');
    const [row] = await stores.db.select().from(studioImports).where(eq(studioImports.state, 'running'));
    const id = row?.id ?? '';
    const files = await runImportStage(stores.context(), id, { stage: 'files' });
    const blocks = await runImportStage(stores.context(), id, { stage: 'blocks', manifest: files?.manifest ?? '' });
    return async () => {
      await runImportStage(stores.context(), id, {
        stage: 'switch',
        root: blocks?.root ?? '',
        draftRoot: blocks?.draftRoot ?? '',
        rev: files?.rev ?? 0,
      });
      await workflows.settle();
    };
  }

  it.each([
    ['no archive at all', Buffer.from('Only words'), 'archive.unknown-format'],
    ['half an archive', 'half', 'archive.broken'],
    ['an archive without a course', 'without', 'olx.no-course-root'],
  ] as const)('says what is wrong with %s', async (_, given, code) => {
    const whole = await packCourse(smallCourse());
    const bytes =
      given === 'half'
        ? whole.subarray(0, Math.floor(whole.length / 2))
        : given === 'without'
          ? await packCourse({ paths: ['README.md'], read: () => Buffer.from('x') })
          : given;
    const importId = await bring(bytes);
    await workflows.settle();
    const found = await view(importId);
    expect(found).toMatchObject({ state: 'failed', errorCode: code });
    expect(found.errorMessage).toMatch(/\w{3}.*\.$/);
    await expect(confirmImport(as(ada), { importId, into, isReplacing: true })).rejects.toMatchObject({
      code: 'import.not-waiting',
    });
  });

  it('takes no empty upload', async () => {
    await expect(bring(Buffer.alloc(0))).rejects.toMatchObject({ code: 'upload.empty' });
  });

  it('imports nothing for somebody who has lost the role meanwhile', async () => {
    const importId = await bringCourse(smallCourse({}, { run: 'lost' }));
    await confirmImport(as(ada), { importId, into: { ...into, run: 'lost' }, isReplacing: false });
    const mine = and(eq(roles.userId, 'usr_ada'), eq(roles.scope, 'Org'));
    await stores.db.delete(roles).where(mine);
    await workflows.settle();
    expect(await view(importId)).toMatchObject({ state: 'failed', errorCode: 'permission.denied' });
    expect(await findCourseRun(stores.context(), 'course-v1:Org+C1+lost')).toBeUndefined();
    await stores.db.insert(roles).values({ userId: 'usr_ada', role: 'org_admin', scope: 'Org', createdAt: testNow });
  });

  const person = (role: 'staff' | 'instructor' | 'beta_tester' | null, scope = key): Actor => ({
    kind: 'user',
    userId: 'usr_staff',
    roles: role ? [{ role, scope }] : [],
  });
  it.each<[string, Actor, string]>([
    ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
    ['a learner', person(null), 'Forbidden'],
    ['a beta tester', person('beta_tester'), 'Forbidden'],
    ['staff of a course', person('staff'), 'Forbidden'],
  ])('takes no archive from %s, and shows and gives nobody else’s import', async (_, actor, kind) => {
    await expect(bring(await packCourse(smallCourse()), actor)).rejects.toMatchObject({ kind });
    const importId = await bringCourse(smallCourse({}, { run: 'mine' }));
    await expect(viewImport(as(actor), { importId })).rejects.toMatchObject({ kind: 'NotFound' });
    const attempt = confirmImport(as(actor), { importId, into, isReplacing: true });
    await expect(attempt).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('lets an instructor replace their own course, and make none', async () => {
    const teacher = person('instructor');
    const importId = await bring(await packCourse(smallCourse()), teacher);
    await workflows.settle();
    const other = confirmImport(as(teacher), { importId, into: { ...into, run: 'new' }, isReplacing: false });
    await expect(other).rejects.toMatchObject({ kind: 'Forbidden' });
    await expect(confirmImport(as(teacher), { importId, into, isReplacing: true })).resolves.toEqual({
      courseKey: key,
    });
  });
});
