import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Courseware, connectCourseware } from '@/db/courseware';
import { markReached } from '@/db/courseware/collect/mark-reached';
import { deleteLooseChunks, deleteOld, deleteOldFiles, listUnreached } from '@/db/courseware/collect/sweep-unreached';
import { type Collections, openCollections } from '@/db/courseware/collections';
import { sha256 } from '@/db/courseware/encode-node';
import { auditEntries } from '@/db/schema';
import type { Actor } from '@/lib/context';
import { collectCourseware, getCourseRun, importCourse, listHistory } from '@/lib/courses';
import { putTrees } from '@/lib/courses/put-trees';
import { noDocuments } from '@/lib/olx/documents/no-documents';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { largeCourse } from '../support/held-trees';
import { smallCourse } from '../support/olx-files';

const hour = 3_600_000;
const hoursAgo = (hours: number) => new Date(testNow.getTime() - hours * hour);
const before = hoursAgo(24);

let stores: FreshStores;
let mongo: MongoClient;
let collections: Collections;
/** What the stores' clock says. */
let now: Date;
beforeEach(async () => {
  now = testNow;
  stores = await openFreshStores({ clock: () => now });
  mongo = new MongoClient(stores.mongodbUri);
  collections = openCollections(
    () => mongo.db(),
    () => now,
  );
});
afterEach(async () => {
  await mongo.close();
  await stores.close();
});

const kinds = ['nodes', 'manifests', 'files.files', 'files.chunks', 'outlines', 'revisions'] as const;
const documents = async () =>
  Object.fromEntries(await Promise.all(kinds.map(async (kind) => [kind, await stores.count(kind)] as const)));

/** A course as it was brought long ago, with everything that it leaves. */
async function bring(words: string, run = 'r1', age = 48) {
  now = hoursAgo(age);
  const files = smallCourse({ 'html/ht.html': words, 'static/own.txt': words }, { run });
  const imported = await importCourse(stores.context(), { source: { files } });
  now = testNow;
  return imported;
}

/** What an import that was killed before its switch leaves: everything but a revision. */
async function abandon(words: string, age = 48) {
  now = hoursAgo(age);
  const { hashes } = await stores.courseware.putFiles([Buffer.from(words)]);
  const file = { path: 'a', bytes: 1, contentType: '', displayName: '', isLocked: false, place: 'static' as const };
  const files = await stores.courseware.putManifest({ files: [{ ...file, hash: hashes[0] ?? '' }] });
  const course = largeCourse({ sections: 1, lessons: 1, units: 1, blocks: 2 }, (id) => `${words} ${id}`);
  const [root = ''] = await putTrees(stores.courseware, [course], { documents: noDocuments, files });
  const chapter = (await stores.courseware.getNode(root)).children[0]?.node ?? '';
  await stores.courseware.getOutline(chapter);
  now = testNow;
  return { root, files, file: hashes[0] ?? '', course };
}

/** Reads a whole version, its files too, as a process that has nothing in memory. */
async function readWhole(root: string): Promise<number> {
  const courseware = connectCourseware(stores.mongodbUri);
  try {
    return (await countTree(courseware, root)) + (await countFiles(courseware, root));
  } finally {
    await courseware.close();
  }
}

async function countTree(courseware: Courseware, root: string): Promise<number> {
  let level = [root];
  let count = 0;
  while (level.length > 0) {
    const nodes = await courseware.getNodes(level);
    count += nodes.size;
    level = [...nodes.values()].flatMap(({ children }) => children.map(({ node }) => node));
  }
  return count;
}

async function countFiles(courseware: Courseware, root: string): Promise<number> {
  const { files } = await courseware.getManifest((await courseware.getNode(root)).files ?? '');
  for (const { hash } of files) {
    expect(await readFile(courseware, hash)).toBe(hash);
  }
  return files.length;
}

async function readFile(courseware: Courseware, hash: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of await courseware.openFile(hash)) {
    parts.push(part);
  }
  return sha256(Buffer.concat(parts));
}

async function listAll(found: AsyncIterable<string[]>): Promise<string[]> {
  const all: string[] = [];
  for await (const ids of found) {
    all.push(...ids);
  }
  return all;
}

describe('the collector', () => {
  it('takes what no revision reaches, and nothing that one does', async () => {
    await bring('one');
    const second = await bring('two');
    const kept = await documents();
    await abandon('left behind');
    const all = await documents();

    const dry = await collectCourseware(stores.context(), { isDryRun: true });
    expect(dry).toMatchObject({ nodes: 6, manifests: 1, files: 1, outlines: 1, brokenUploads: 0 });
    expect(await documents()).toEqual(all);
    expect(await stores.db.select().from(auditEntries)).toHaveLength(2);

    expect(await collectCourseware(stores.context())).toEqual(dry);
    expect(await documents()).toEqual(kept);
    expect(dry.kept).toEqual({ nodes: kept.nodes, manifests: 2, files: kept['files.files'] });
    const audit = (await stores.db.select().from(auditEntries)).find(({ action }) => action === 'courseware.collect');
    expect(audit).toMatchObject({ target: 'site', after: { nodes: 6 } });

    const { revisions } = await listHistory(stores.context(), { courseKey: second.courseKey });
    for (const { root } of revisions) {
      expect(await readWhole(root)).toBe(12);
    }
    expect(await collectCourseware(stores.context())).toMatchObject({ nodes: 0, manifests: 0, files: 0, outlines: 0 });
  });

  it('keeps the draft where it is another tree, and revisions that never became a head', async () => {
    await bring('one');
    const late = { id: 'rev_late', courseKey: 'course-v1:Org+C1+r1', parent: null, author: 'system', message: '' };
    const left = await abandon('too late');
    await stores.courseware.putRevision({ ...late, root: left.root, at: hoursAgo(48) });
    const all = await documents();
    await collectCourseware(stores.context());
    expect(await documents()).toEqual(all);
  });

  it('spares what is younger than its grace', async () => {
    await abandon('left behind', 23);
    const all = await documents();
    expect(await collectCourseware(stores.context())).toMatchObject({ nodes: 0, manifests: 0, files: 0, outlines: 0 });
    expect(await documents()).toEqual(all);
    expect(await collectCourseware(stores.context(), { graceHours: 22 })).toMatchObject({ nodes: 6, files: 1 });
  });

  it('takes what an upload left that broke off', async () => {
    now = hoursAgo(48);
    await expect(stores.courseware.putFile(sha256('wanted'), Buffer.from('came'))).rejects.toThrow();
    now = testNow;
    expect(await stores.count('files.chunks')).toBe(1);
    expect(await collectCourseware(stores.context(), { isDryRun: true })).toMatchObject({ brokenUploads: 1 });
    expect(await collectCourseware(stores.context())).toMatchObject({ brokenUploads: 1 });
    expect(await stores.count('files.chunks')).toBe(0);
  });

  it('deletes nothing where the store lacks what a revision reaches', async () => {
    const imported = await bring('one');
    await abandon('left behind');
    const { children } = await stores.courseware.getNode(imported.root);
    await collections.nodes.deleteOne({ _id: children[0]?.node ?? '' });
    const all = await documents();
    await expect(collectCourseware(stores.context())).rejects.toMatchObject({ code: 'courseware.node-missing' });
    expect(await documents()).toEqual(all);
  });

  it.each<[string, Actor, string]>([
    ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
    [
      'an organisation admin',
      { kind: 'user', userId: 'usr_1', roles: [{ role: 'org_admin', scope: 'Org' }] },
      'Forbidden',
    ],
  ])('is refused to %s', async (_, actor, kind) => {
    await abandon('left behind');
    const all = await documents();
    await expect(collectCourseware(stores.context({ actor }))).rejects.toMatchObject({ kind });
    expect(await documents()).toEqual(all);
  });
});

describe('a writer beside a collector loses nothing', () => {
  const extras = (files: string) => ({ documents: noDocuments, files });

  it('when it uses again what was marked as unreached', async () => {
    const left = await abandon('used again');
    const reached = await markReached(collections);
    const [root = ''] = await putTrees(stores.courseware, [left.course], extras(left.files));
    expect(root).toBe(left.root);
    await stores.courseware.putFiles([Buffer.from('used again')]);
    await stores.courseware.putManifest(await stores.courseware.getManifest(left.files));
    expect(await listAll(listUnreached(collections.nodes, reached.nodes, before))).toEqual([]);
    expect(await listAll(listUnreached(collections.files, reached.files, before))).toEqual([]);
    expect(await listAll(listUnreached(collections.manifests, reached.manifests, before))).toEqual([]);
  });

  it('when it uses again what is listed to be deleted', async () => {
    const left = await abandon('used again');
    const reached = await markReached(collections);
    const nodes = await listAll(listUnreached(collections.nodes, reached.nodes, before));
    const files = await listAll(listUnreached(collections.files, reached.files, before));
    const manifests = await listAll(listUnreached(collections.manifests, reached.manifests, before));
    expect([nodes.length, files.length, manifests.length]).toEqual([6, 1, 1]);
    const list = await stores.courseware.getManifest(left.files);
    await stores.courseware.putFiles([Buffer.from('used again')]);
    await stores.courseware.putManifest(list);
    await putTrees(stores.courseware, [left.course], extras(left.files));
    expect(await deleteOld(collections.nodes, nodes, before)).toBe(0);
    expect(await deleteOld(collections.manifests, manifests, before)).toBe(0);
    expect(await deleteOldFiles(collections, files, before)).toBe(0);
    expect(await readWhole(left.root)).toBe(7);
  });

  it('when some of it was deleted already', async () => {
    const left = await abandon('used again');
    const nodes = await listAll(listUnreached(collections.nodes, (await markReached(collections)).nodes, before));
    const list = await stores.courseware.getManifest(left.files);
    expect(await deleteOld(collections.nodes, nodes.slice(0, 3), before)).toBe(3);
    await stores.courseware.putFiles([Buffer.from('used again')]);
    await stores.courseware.putManifest(list);
    await putTrees(stores.courseware, [left.course], extras(left.files));
    expect(await deleteOld(collections.nodes, nodes, before)).toBe(0);
    expect(await readWhole(left.root)).toBe(7);
  });

  it('when it writes a file again between the two steps of its deletion', async () => {
    const bytes = randomBytes(1_200_000);
    const hash = sha256(bytes);
    now = hoursAgo(48);
    await stores.courseware.putFile(hash, bytes);
    now = testNow;
    expect(await deleteOld(collections.files, [hash], before)).toBe(1);
    const between = async function* () {
      yield bytes.subarray(0, 600_000);
      // The first chunk is written by now, the file is not there yet.
      await deleteLooseChunks(collections, [hash], before);
      yield bytes.subarray(600_000);
    };
    await stores.courseware.putFile(hash, between());
    await deleteLooseChunks(collections, [hash], before);
    expect(await readFile(stores.courseware, hash)).toBe(hash);
  });

  it('when both work at once, again and again', async () => {
    for (let round = 0; round < 5; round += 1) {
      const words = `round ${round}`;
      // The same course as below, left behind by an import that was killed.
      const left = await bring(words, `left${round}`);
      await collections.revisions.deleteMany({ courseKey: left.courseKey });
      const [imported] = await Promise.all([
        importCourse(stores.context(), {
          source: { files: smallCourse({ 'html/ht.html': words, 'static/own.txt': words }, { run: `r${round}` }) },
        }),
        ...Array.from({ length: 4 }, () => stores.courseware.collect({ before, isDryRun: false })),
      ]);
      expect(imported.root).toBe(left.root);
      expect((await getCourseRun(stores.context(), imported.courseKey)).publishedRoot).toBe(imported.root);
      expect(await readWhole(imported.root)).toBe(12);
    }
  });
});
