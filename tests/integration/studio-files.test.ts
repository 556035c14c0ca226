import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries } from '@/db/schema';
import { findAsset } from '@/lib/assets';
import type { Actor } from '@/lib/context';
import {
  addFiles,
  compareCourses,
  deleteFiles,
  describeFile,
  exportCourse,
  getCourseRun,
  importCourse,
  listFiles,
  listHistory,
  loadOutline,
  onlyHead,
  openStoredSide,
  renameFile,
  restoreFiles,
  storeUpload,
} from '@/lib/courses';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { olxFiles, smallCourse } from '../support/olx-files';

process.env.LECTERN_ENCRYPTION_KEY ??= randomBytes(32).toString('base64');

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(40)]);

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());

  const staffOf = (scope: string, userId = 'usr_staff'): Actor => ({
    kind: 'user',
    userId,
    roles: [{ role: 'staff', scope }],
  });
  const keyOf = (run: string) => `course-v1:Org+C1+${run}`;
  const begin = async (run: string, changes: Readonly<Record<string, string | Uint8Array>> = {}) => {
    await importCourse(stores.context(), { source: { files: smallCourse(changes, { run }) } });
    return { key: keyOf(run), ctx: stores.context({ actor: staffOf(keyOf(run)) }) };
  };
  const pieces = async function* (bytes: Uint8Array) {
    yield bytes;
  };
  const send = async (ctx: ReturnType<FreshStores['context']>, courseKey: string, fileName: string, bytes = png) =>
    await storeUpload(ctx, { courseKey, fileName, bytes: pieces(bytes) });
  const pathsOf = async (ctx: ReturnType<FreshStores['context']>, courseKey: string) =>
    (await listFiles(ctx, { courseKey })).map(({ path }) => path);

  it('are listed with where each is used, for the team and for learners', async () => {
    const { key, ctx } = await begin('list', { 'about/overview.html': '<img src="/static/notes/list.txt">' });
    const files = await listFiles(ctx, { courseKey: key });
    expect(files.map(({ path, isLocked }) => [path, isLocked])).toEqual([
      ['cover.png', false],
      ['notes/list.txt', false],
      ['secret.txt', true],
    ]);
    const both = { inDraft: true, inPublished: true };
    expect(files[0]?.uses).toEqual([
      { at: { place: 'advanced' }, ...both },
      { at: { block: 'html@ht' }, ...both },
    ]);
    expect(files[1]?.uses).toEqual([{ at: { place: 'schedule' }, ...both }]);
    expect(files[2]?.uses).toEqual([]);
  });

  it('come in many at once, as one change, live, told by their bytes what they are', async () => {
    const { key, ctx } = await begin('add');
    const before = (await listHistory(ctx, { courseKey: key })).revisions.length;
    const names = ['a.png', 'img/b.txt', 'c d.pdf'];
    const files = await Promise.all(
      names.map(async (path, n) => ({
        path,
        receipt: (await send(ctx, key, path, n === 2 ? Buffer.from('%PDF-1.7 and so on') : png)).receipt,
      })),
    );
    await addFiles(ctx, { courseKey: key, files });
    const added = (await listFiles(ctx, { courseKey: key })).filter(({ path }) => names.includes(path));
    expect(added.map(({ path, contentType }) => [path, contentType])).toEqual([
      ['a.png', 'image/png'],
      ['c d.pdf', 'application/pdf'],
      ['img/b.txt', 'image/png'],
    ]);
    const { revisions } = await listHistory(ctx, { courseKey: key });
    expect(revisions).toHaveLength(before + 1);
    expect(revisions[0]).toMatchObject({ message: 'Added 3 files', heads: ['draft', 'published'] });
    const found = await findAsset(stores.context(), { courseKey: key, path: 'img/b.txt' }, async () => {
      throw new Error('nobody need be asked');
    });
    expect(found.bytes).toBe(png.length);
    const audit = (await stores.db.select().from(auditEntries)).find(({ action }) => action === 'course.add-files');
    expect(audit).toMatchObject({ actor: 'usr_staff', courseKey: key, after: { paths: names } });
  });

  it('replace one of the same name only where that is meant', async () => {
    const { key, ctx } = await begin('replace');
    const { receipt } = await send(ctx, key, 'secret.txt', Buffer.from('other words'));
    const files = [{ path: 'secret.txt', receipt }];
    await expect(addFiles(ctx, { courseKey: key, files })).rejects.toMatchObject({
      code: 'files.name-taken',
      fields: { 'secret.txt': 'name-taken' },
    });
    await addFiles(ctx, { courseKey: key, files, isReplacing: true });
    const secret = (await listFiles(ctx, { courseKey: key })).find(({ path }) => path === 'secret.txt');
    expect(secret).toMatchObject({ bytes: 11, isLocked: true });
  });

  it('are put into a course only by who sent them, into that course', async () => {
    const { key, ctx } = await begin('mine');
    const other = await begin('theirs');
    const { receipt } = await send(ctx, key, 'a.png');
    const files = [{ path: 'a.png', receipt }];
    const somebody = stores.context({ actor: staffOf(key, 'usr_other') });
    for (const [who, courseKey] of [
      [somebody, key],
      [other.ctx, other.key],
    ] as const) {
      await expect(addFiles(who, { courseKey, files })).rejects.toMatchObject({ code: 'files.receipt' });
    }
    const late = { ...ctx, now: new Date(ctx.now.getTime() + 13 * 3_600_000) };
    await expect(addFiles(late, { courseKey: key, files })).rejects.toMatchObject({ code: 'files.receipt' });
    await expect(addFiles(ctx, { courseKey: key, files: [{ path: 'a.png', receipt: 'x.y' }] })).rejects.toMatchObject({
      code: 'files.receipt',
    });
  });

  it.each(['../a.png', '/a.png', 'a//b.png', 'a\\b', 'a?b', 'x/.DS_Store', 'a\u0000', 'old~'])(
    'are not called %j',
    async (path) => {
      const { key, ctx } = await begin('names');
      const { receipt } = await send(ctx, key, 'a.png');
      await expect(addFiles(ctx, { courseKey: key, files: [{ path, receipt }] })).rejects.toMatchObject({
        code: 'files.bad-path',
      });
    },
  );

  it('are renamed with their links in the draft; what learners see stays whole by the old name', async () => {
    const { key, ctx } = await begin('rename', {
      'html/ht.html':
        '<p><img src="/static/cover.png"> <a href="/static/cover.png?x=1#y">it</a> /static/cover.pngs</p>',
      'info/updates.html': '<img src="/static/cover.png">',
    });
    const published = await getCourseRun(ctx, key);
    const renamed = await renameFile(ctx, {
      courseKey: key,
      path: 'cover.png',
      to: 'img/front page.png',
      isOldKept: true,
      isLinksUpdated: true,
    });
    expect(renamed.changedBlocks).toBe(1);
    expect(await pathsOf(ctx, key)).toEqual(['cover.png', 'img/front page.png', 'notes/list.txt', 'secret.txt']);
    const run = await getCourseRun(ctx, key);
    const sourceIn = async (root: string) => {
      const node = (await loadOutline(stores.courseware, root)).entries.get('html@ht')?.node ?? '';
      return (await stores.courseware.getNode(node)).source;
    };
    expect(await sourceIn(run.draftRoot)).toBe(
      '<p><img src="/static/img/front%20page.png"> <a href="/static/img/front%20page.png?x=1#y">it</a> /static/cover.pngs</p>',
    );
    expect(await sourceIn(run.publishedRoot)).toBe(await sourceIn(published.publishedRoot));
    const outline = await loadOutline(stores.courseware, run.publishedRoot);
    expect(outline.course.settings.course_image).toBe('img/front page.png');
    expect(outline.documents.info.updates).toBe('<img src="/static/img/front%20page.png">');
    const uses = (await listFiles(ctx, { courseKey: key })).find(({ path }) => path === 'cover.png')?.uses;
    expect(uses).toEqual([{ at: { block: 'html@ht' }, inDraft: false, inPublished: true }]);
  });

  it('are renamed alone where nothing else is asked, and never over another', async () => {
    const { key, ctx } = await begin('alone');
    const input = { courseKey: key, path: 'secret.txt', isOldKept: false, isLinksUpdated: false };
    await expect(renameFile(ctx, { ...input, to: 'cover.png' })).rejects.toMatchObject({ code: 'files.name-taken' });
    await renameFile(ctx, { ...input, to: 'private.txt' });
    const files = await listFiles(ctx, { courseKey: key });
    expect(files.map(({ path, isLocked }) => [path, isLocked])).toEqual([
      ['cover.png', false],
      ['notes/list.txt', false],
      ['private.txt', true],
    ]);
    await expect(renameFile(ctx, { ...input, to: 'again.txt' })).rejects.toMatchObject({ code: 'files.not-found' });
  });

  it('are locked and opened, and say what they show', async () => {
    const { key, ctx } = await begin('describe');
    await describeFile(ctx, { courseKey: key, path: 'cover.png', isLocked: true });
    await describeFile(ctx, { courseKey: key, path: 'cover.png', alt: ' A lamp on a desk ' });
    const cover = async () => (await listFiles(ctx, { courseKey: key })).find(({ path }) => path === 'cover.png');
    expect(await cover()).toMatchObject({ isLocked: true, alt: 'A lamp on a desk' });
    await describeFile(ctx, { courseKey: key, path: 'cover.png', isLocked: false, alt: '' });
    expect(await cover()).toMatchObject({ isLocked: false, alt: null });
    await expect(describeFile(ctx, { courseKey: key, path: 'none', alt: 'x' })).rejects.toMatchObject({
      code: 'files.not-found',
    });
  });

  it('keep what somebody else says of them where a form leaves it, and refuse what collides', async () => {
    const { key, ctx } = await begin('beside');
    const path = 'cover.png';
    const opened = { isLocked: false, alt: '' };
    const last = async () => {
      const { revisions } = await listHistory(ctx, { courseKey: key });
      const file = (await listFiles(ctx, { courseKey: key })).find((one) => one.path === path);
      return [revisions[0]?.message, file?.isLocked, file?.alt];
    };
    await describeFile(ctx, { courseKey: key, path, alt: 'A lamp', isLocked: false, opened });
    expect(await last()).toEqual([`Described the file ${path}`, false, 'A lamp']);
    await describeFile(ctx, { courseKey: key, path, alt: '', isLocked: true, opened });
    expect(await last()).toEqual([`Locked the file ${path}`, true, 'A lamp']);
    const collides = describeFile(ctx, { courseKey: key, path, alt: 'A table', isLocked: false, opened });
    await expect(collides).rejects.toMatchObject({ kind: 'Conflict', code: 'files.described-meanwhile' });
    await describeFile(ctx, { courseKey: key, path, alt: ' A lamp ', isLocked: false, opened });
    expect(await last()).toEqual([`Locked the file ${path}`, true, 'A lamp']);
  });

  it('come back alone: what others deleted or renamed since stays so', async () => {
    const { key, ctx } = await begin('alone');
    const { revision } = await deleteFiles(ctx, { courseKey: key, paths: ['secret.txt'] });
    await deleteFiles(ctx, { courseKey: key, paths: ['notes/list.txt'] });
    const renaming = { path: 'cover.png', to: 'front.png', isOldKept: false, isLinksUpdated: true };
    await renameFile(ctx, { courseKey: key, ...renaming });
    await restoreFiles(ctx, { courseKey: key, revision });
    expect(await pathsOf(ctx, key)).toEqual(['front.png', 'secret.txt']);
  });

  it('are deleted, and come back with what was said of them', async () => {
    const { key, ctx } = await begin('delete');
    await describeFile(ctx, { courseKey: key, path: 'secret.txt', alt: 'A secret' });
    const before = await listFiles(ctx, { courseKey: key });
    const { revision } = await deleteFiles(ctx, { courseKey: key, paths: ['secret.txt', 'cover.png'] });
    expect(await pathsOf(ctx, key)).toEqual(['notes/list.txt']);
    const gone = findAsset(stores.context(), { courseKey: key, path: 'cover.png' }, async () => {
      throw new Error('nobody need be asked');
    });
    await expect(gone).rejects.toMatchObject({ code: 'assets.not-found' });
    await restoreFiles(ctx, { courseKey: key, revision });
    expect(await listFiles(ctx, { courseKey: key })).toEqual(before);
    await expect(deleteFiles(ctx, { courseKey: key, paths: ['none'] })).rejects.toMatchObject({
      code: 'files.not-found',
    });
    const other = await begin('delete2');
    await expect(restoreFiles(other.ctx, { courseKey: other.key, revision })).rejects.toMatchObject({
      code: 'courseware.revision-missing',
    });
  });

  it('come back from an export as they were, texts and locks and all', async () => {
    const { key, ctx } = await begin('trip');
    const { receipt } = await send(ctx, key, 'odd.bin');
    await addFiles(ctx, { courseKey: key, files: [{ path: 'odd.bin', receipt }] });
    await describeFile(ctx, { courseKey: key, path: 'odd.bin', isLocked: true, alt: 'A dot' });
    await renameFile(ctx, {
      courseKey: key,
      path: 'secret.txt',
      to: 'deep/secret.txt',
      isOldKept: false,
      isLinksUpdated: true,
    });
    const { files, root, draftRoot } = await exportCourse(ctx, { courseKey: key });
    const contents: Record<string, Uint8Array> = {};
    for (const file of files) {
      const parts: Uint8Array[] = [];
      for await (const part of file.chunks()) {
        parts.push(part);
      }
      contents[file.path] = Buffer.concat(parts);
    }
    const again = await importCourse(stores.context(), { source: { files: olxFiles(contents) } });
    const [before, after] = [draftRoot, again.draftRoot];
    expect({ root: again.root, draftRoot: after }).toEqual({ root, draftRoot: before });
    const side = await openStoredSide(ctx, { courseKey: key });
    expect((await compareCourses(side, onlyHead(side, 'published'))).isEqual).toBe(true);
  });

  it.each<[string, Actor, string]>([
    ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
    ['a learner', { kind: 'user', userId: 'usr_1', roles: [] }, 'Forbidden'],
    ['staff of another course', staffOf('course-v1:Org+C2+r1'), 'Forbidden'],
    ['a beta tester', { kind: 'user', userId: 'usr_1', roles: [{ role: 'beta_tester', scope: 'Org' }] }, 'Forbidden'],
  ])('are neither shown to nor changed by %s', async (_, actor, kind) => {
    const { key, ctx } = await begin('closed');
    const { receipt } = await send(ctx, key, 'a.png');
    const { publishedRevision: revision, rev } = await getCourseRun(ctx, key);
    const as = stores.context({ actor });
    const path = 'cover.png';
    for (const attempt of [
      () => listFiles(as, { courseKey: key }),
      () => send(as, key, 'a.png'),
      () => addFiles(as, { courseKey: key, files: [{ path: 'a.png', receipt }] }),
      () => describeFile(as, { courseKey: key, path, isLocked: true }),
      () => renameFile(as, { courseKey: key, path, to: 'b.png', isOldKept: false, isLinksUpdated: true }),
      () => deleteFiles(as, { courseKey: key, paths: [path] }),
      () => restoreFiles(as, { courseKey: key, revision }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ kind });
    }
    expect((await getCourseRun(ctx, key)).rev).toBe(rev);
  });
});
