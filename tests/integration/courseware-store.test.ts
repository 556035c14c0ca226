import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectCourseware, type NodeBody } from '@/db/courseware';
import { sha256 } from '@/db/courseware/encode-node';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';

let stores: FreshStores;
beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(async () => {
  await stores.close();
});

const leaf = (id: string, source = `<p>${id}</p>`): NodeBody => ({
  type: 'html',
  id,
  settings: { display_name: `Text ${id}` },
  source,
  children: [],
});

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

describe('nodes', () => {
  it('are named by their content, written once, and read back by another process as they were', async () => {
    const bodies = [leaf('a', 'Grüße \u0000 \ud83d\ude00'), leaf('b')];
    const first = await stores.courseware.putNodes(bodies);
    const again = await stores.courseware.putNodes([...bodies].reverse());
    expect(first.written).toBe(2);
    expect(again.written).toBe(0);
    expect([...again.hashes].reverse()).toEqual(first.hashes);

    const other = connectCourseware(stores.mongodbUri);
    const [hash] = first.hashes;
    expect(await other.getNode(hash ?? '')).toEqual(bodies[0]);
    await other.close();
  });

  it('that no document holds are refused with what they are, and so are lists of files', async () => {
    const large = 'a'.repeat(17_000_000);
    await expect(stores.courseware.putNodes([leaf('large', large)])).rejects.toMatchObject({
      kind: 'Invalid',
      code: 'courseware.too-large',
      message: expect.stringContaining('html@large'),
    });
    const file = { hash: sha256(''), bytes: 0, contentType: 'text/plain', isLocked: false, place: 'static' as const };
    const files = Array.from({ length: 17_000 }, (_, n) => ({
      ...file,
      path: `${n}`,
      displayName: large.slice(0, 1000),
    }));
    await expect(stores.courseware.putManifest({ files })).rejects.toMatchObject({ code: 'courseware.too-large' });
  });

  it('come by the thousand, and the same node twice in one call is one document', async () => {
    const bodies = Array.from({ length: 2500 }, (_, n) => leaf(`many-${n}`));
    const result = await stores.courseware.putNodes([...bodies, ...bodies]);
    expect(result.written).toBe(2500);
    const other = connectCourseware(stores.mongodbUri);
    expect((await other.getNodes(result.hashes)).size).toBe(2500);
    await other.close();
  });

  it('that are missing are NotFound, alone and among others', async () => {
    const nothing = 'f'.repeat(64);
    await expect(stores.courseware.getNode(nothing)).rejects.toMatchObject({
      kind: 'NotFound',
      code: 'courseware.node-missing',
    });
    const { hashes } = await stores.courseware.putNodes([leaf('a')]);
    await expect(stores.courseware.getNodes([...hashes, nothing])).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('that are used again become young again', async () => {
    const old = connectCourseware(stores.mongodbUri, { clock: () => new Date(testNow.getTime() - 90_000_000) });
    const { hashes } = await old.putNodes([leaf('aged')]);
    await old.close();
    const [hash] = hashes;
    expect(await stores.ageOf('nodes', hash ?? '')).toEqual(new Date(testNow.getTime() - 90_000_000));
    await stores.courseware.putNodes([leaf('aged')]);
    expect(await stores.ageOf('nodes', hash ?? '')).toEqual(testNow);
  });
});

describe('outlines', () => {
  it('hold the tree of a section without sources, and stay right when they are read back', async () => {
    const { hashes } = await stores.courseware.putNodes([leaf('x'), leaf('y')]);
    const [x = '', y = ''] = hashes;
    const unit: NodeBody = {
      type: 'vertical',
      id: 'unit',
      settings: { display_name: 'Unit', data: 'z'.repeat(2000) },
      children: [
        { id: 'x', node: x },
        { id: 'y', node: y },
        { id: 'x', node: x },
      ],
    };
    const [unitHash = ''] = (await stores.courseware.putNodes([unit])).hashes;
    const outline = await stores.courseware.getOutline(unitHash);
    expect(outline).toMatchObject({ type: 'vertical', id: 'unit', settings: { display_name: 'Unit' } });
    expect(outline.settings).not.toHaveProperty('data');
    expect(outline.children.map((child) => child.id)).toEqual(['x', 'y', 'x']);
    expect(JSON.stringify(outline)).not.toContain('<p>');

    const other = connectCourseware(stores.mongodbUri);
    expect(await other.getOutline(unitHash)).toEqual(outline);
    await other.close();
  });
});

describe('revisions and manifests', () => {
  it('are read back as they were written', async () => {
    const revision = {
      id: 'rev_1',
      courseKey: 'course-v1:A+B+C',
      root: 'a'.repeat(64),
      parent: null,
      author: 'system',
      at: testNow,
      message: 'Imported',
    };
    await stores.courseware.putRevision(revision);
    await stores.courseware.putRevision(revision);
    const other = connectCourseware(stores.mongodbUri);
    expect(await other.getRevision('rev_1')).toEqual(revision);
    await expect(other.getRevision('rev_2')).rejects.toMatchObject({ kind: 'NotFound' });
    await other.close();
  });

  it('give one set of files one hash, in whatever order it came', async () => {
    const file = (path: string) => ({
      path,
      hash: sha256(path),
      bytes: 1,
      contentType: 'text/plain',
      displayName: path,
      isLocked: false,
      place: 'static' as const,
    });
    const hash = await stores.courseware.putManifest({ files: [file('b'), file('a')] });
    expect(await stores.courseware.putManifest({ files: [file('a'), file('b')] })).toBe(hash);
    const other = connectCourseware(stores.mongodbUri);
    expect((await other.getManifest(hash)).files.map((entry) => entry.path)).toEqual(['a', 'b']);
    expect(await other.findFile(hash, 'static', 'b')).toEqual(file('b'));
    expect(await other.findFile(hash, 'unknown', 'b')).toBeUndefined();
    const named = await other.putManifest({ files: [file('images/my photo.png')] });
    expect(await other.findFile(named, 'static', 'images_my_photo.png')).toEqual(file('images/my photo.png'));
    expect(await other.findFile(named, 'static', 'photo.png')).toBeUndefined();
    const tilde = await other.putManifest({ files: [file('a~b.png')] });
    expect(await other.findFile(tilde, 'static', 'a_b.png')).toEqual(file('a~b.png'));
    await other.close();
  });
});

describe('files', () => {
  const big = randomBytes(1_700_000);
  const bigHash = sha256(big);

  it('are stored from a stream cut anyhow, and every range of them comes back', async () => {
    async function* pieces() {
      for (let at = 0; at < big.length; at += 70_001) {
        yield big.subarray(at, at + 70_001);
      }
    }
    expect(await stores.courseware.hasFile(bigHash)).toBe(false);
    await stores.courseware.putFile(bigHash, pieces());
    expect(await stores.courseware.hasFile(bigHash)).toBe(true);
    expect(sha256(await readAll(await stores.courseware.openFile(bigHash)))).toBe(bigHash);
    const chunk = 512 * 1024;
    for (const [start, end] of [
      [0, 0],
      [5, 99],
      [chunk - 1, chunk],
      [chunk, chunk],
      [chunk * 2 - 10, chunk * 3 + 10],
      [big.length - 1, big.length - 1],
      [0, big.length - 1],
    ] as const) {
      const range = await readAll(await stores.courseware.openFile(bigHash, { start, end }));
      expect(range.equals(big.subarray(start, end + 1)), `bytes ${start} to ${end}`).toBe(true);
    }
  });

  it('are written once, empty ones too', async () => {
    const contents = [new Uint8Array(), Buffer.from('small'), big, Buffer.from('small')];
    const hashes = contents.map((bytes) => sha256(bytes));
    expect(await stores.courseware.putFiles(contents)).toEqual({ hashes, written: 2 });
    expect(await stores.courseware.putFiles(contents)).toEqual({ hashes, written: 0 });
    expect(await stores.courseware.keepFiles([bigHash, 'e'.repeat(64)])).toEqual(new Set([bigHash]));
    expect((await readAll(await stores.courseware.openFile(sha256('')))).length).toBe(0);
    expect(String(await readAll(await stores.courseware.openFile(sha256('small'))))).toBe('small');
  });

  it('are not there when their bytes are not those of the hash, and the right ones mend what was left', async () => {
    const right = randomBytes(600_000);
    const hash = sha256(right);
    await expect(stores.courseware.putFile(hash, randomBytes(600_000))).rejects.toMatchObject({
      code: 'courseware.file-mismatch',
    });
    expect(await stores.courseware.hasFile(hash)).toBe(false);
    await expect(stores.courseware.openFile(hash)).rejects.toMatchObject({ kind: 'NotFound' });
    await stores.courseware.putFile(hash, right);
    expect(sha256(await readAll(await stores.courseware.openFile(hash)))).toBe(hash);
  });

  it('written by two at once are one file', async () => {
    const bytes = randomBytes(1_200_000);
    const hash = sha256(bytes);
    await Promise.all([stores.courseware.putFile(hash, bytes), stores.courseware.putFile(hash, bytes)]);
    expect(sha256(await readAll(await stores.courseware.openFile(hash)))).toBe(hash);
  });
});

it('says that the store does not answer, in words', async () => {
  const nowhere = connectCourseware('mongodb://127.0.0.1:1/nothing?serverSelectionTimeoutMS=300');
  await expect(nowhere.getNode('a'.repeat(64))).rejects.toMatchObject({ kind: 'Unavailable' });
  await nowhere.close();
});
