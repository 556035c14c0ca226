import { mkdtemp, readdir, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readArchive } from '@/lib/courses/read-archive';
import { LecternError } from '@/lib/errors';
import { packTar, packZip, type TestEntry, withFile } from '@/tests/support/pack-archive';

const entries: readonly TestEntry[] = [
  { name: 'course/course.xml', content: '<course url_name="R" org="Org" course="N1"/>' },
  { name: 'course/course/R.xml', content: '<course><chapter url_name="c"/></course>' },
  { name: 'course/chapter/c.xml', content: '<chapter><html url_name="h"/></chapter>' },
  { name: 'course/html/h.xml', content: '<html filename="h"/>' },
  { name: 'course/html/h.html', content: '<p>x</p>' },
  { name: 'course/static/a.png', content: new Uint8Array([1, 2, 3]) },
];

/** Overwrites some bytes, cuts or doubles a part. */
interface Damage {
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly cut: number;
  readonly repeat: boolean;
}

const damages = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    bytes: fc.uint8Array({ maxLength: 6 }),
    cut: fc.nat(600),
    repeat: fc.boolean(),
  }),
  { maxLength: 4 },
);

function damage(whole: Uint8Array, list: readonly Damage[]): Uint8Array {
  let bytes = Buffer.from(whole);
  for (const { at, bytes: written, cut, repeat } of list) {
    const place = Math.floor(at * bytes.length);
    bytes.set(written.subarray(0, bytes.length - place), place);
    if (cut > 500) bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + cut - 500)]);
    if (repeat) bytes = Buffer.concat([bytes, bytes.subarray(place, place + 1024)]);
  }
  return bytes;
}

async function expectSafe(bytes: Uint8Array): Promise<void> {
  await withFile(bytes, async (path) => {
    try {
      const archive = await readArchive(path);
      for (const name of archive.files.paths) {
        expect(name).not.toMatch(/^\/|(?:^|\/)\.\.(?:\/|$)/);
        expect(archive.files.read(name)?.length).toBe(archive.files.size(name));
      }
      await archive.close();
    } catch (error) {
      expect(error).toBeInstanceOf(LecternError);
      expect((error instanceof LecternError && error.kind) || 'other').toBe('Invalid');
    }
  });
}

describe('archives that somebody damaged', () => {
  let tar: Buffer;
  beforeAll(async () => {
    tar = await packTar(entries);
    const folder = await mkdtemp(join(tmpdir(), 'fuzz-test-'));
    vi.stubEnv('TMPDIR', folder);
    return async () => {
      vi.unstubAllEnvs();
      // Nothing was left behind, whatever was read.
      expect(await readdir(folder)).toEqual([]);
      await rmdir(folder);
    };
  });

  it('are read or refused: tar.gz damaged inside', async () => {
    await fc.assert(
      fc.asyncProperty(damages, async (list) => expectSafe(gzipSync(damage(tar, list), { level: 1 }))),
      { numRuns: 150 },
    );
  });

  it('are read or refused: tar.gz damaged outside', async () => {
    const packed = gzipSync(tar);
    expect(gunzipSync(packed)).toEqual(tar);
    await fc.assert(
      fc.asyncProperty(damages, async (list) => expectSafe(damage(packed, list))),
      { numRuns: 100 },
    );
  });

  it('are read or refused: zip', async () => {
    const packed = packZip(entries);
    await fc.assert(
      fc.asyncProperty(damages, async (list) => expectSafe(damage(packed, list))),
      { numRuns: 150 },
    );
  });

  it('are read or refused: names of any kind', async () => {
    const name = fc.oneof(
      fc.string({ maxLength: 30, unit: 'binary' }),
      fc
        .array(fc.constantFrom('..', '.', '', 'a', 'course', 'course.xml', 'C:', '\\', '\u0000'), { maxLength: 6 })
        .map((parts) => parts.join('/')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 4 }), async (names) => {
        const odd = names.filter((text) => text !== '').map((text): TestEntry => ({ name: text, content: 'x' }));
        await expectSafe(packZip([...entries, ...odd]));
        await expectSafe(gzipSync(await packTar([...entries, ...odd]), { level: 1 }));
      }),
      { numRuns: 100 },
    );
  });
});
