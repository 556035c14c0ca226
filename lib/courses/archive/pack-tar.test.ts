import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withFile } from '@/tests/support/pack-archive';
import { openArchive } from './open-archive';
import { type PackedFile, packTar } from './pack-tar';

function fileOf(path: string, ...pieces: readonly string[]): PackedFile {
  const chunks = pieces.map((piece) => Buffer.from(piece));
  return {
    path,
    bytes: chunks.reduce((sum, chunk) => sum + chunk.length, 0),
    async *chunks() {
      yield* chunks;
    },
  };
}

async function packed(files: readonly PackedFile[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of packTar(files)) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const files = [
  fileOf('course.xml', '<course/>'),
  fileOf('static/empty.txt'),
  fileOf('static/pieces.txt', 'one ', 'two ', 'three'),
  fileOf(`static/${'long name '.repeat(30)}é.txt`, 'x'.repeat(3_000_000)),
];

describe('packTar', () => {
  it('packs what the reader of archives unpacks, below one folder', async () => {
    await withFile(await packed(files), async (path) => {
      const archive = await openArchive(path);
      try {
        expect(archive.root).toBe('course/');
        expect(archive.files.paths).toEqual(files.map((file) => file.path));
        expect(Buffer.from(archive.files.read('static/pieces.txt') ?? '').toString()).toBe('one two three');
        expect(files.map(({ path }) => archive.files.size(path))).toEqual(files.map(({ bytes }) => bytes));
      } finally {
        await archive.close();
      }
    });
  });

  it('packs the same files into the same bytes, with nothing of this machine or this moment', async () => {
    const bytes = await packed(files);
    expect((await packed(files)).equals(bytes)).toBe(true);
    const header = gunzipSync(bytes).subarray(0, 512).toString('latin1');
    expect(header.slice(100, 124)).toBe('000644 \u0000000000 \u0000000000 \u0000');
    expect(Number.parseInt(header.slice(136, 147), 8)).toBe(0);
    expect(header.slice(265, 329)).toBe('\u0000'.repeat(64));
  });

  it('leaves alone what is packed already, by its name', async () => {
    const zeros = '0'.repeat(600_000);
    const sizeOf = async (path: string) => (await packed([fileOf(path, zeros)])).length;
    expect(await sizeOf('static/film.MP4')).toBeGreaterThan(600_000);
    expect(await sizeOf('static/film.mp4.txt')).toBeLessThan(10_000);
  });

  it('tells how far it is, in bytes', async () => {
    const told: [number, number][] = [];
    for await (const _ of packTar(files, (done, total) => told.push([done, total])));
    expect(told.at(-1)).toEqual([3_000_022, 3_000_022]);
  });

  it.each([
    [
      'whose bytes are lost',
      {
        ...fileOf('static/lost.bin', 'x'),
        async *chunks(): AsyncGenerator<Uint8Array> {
          yield* [];
          throw new Error('lost');
        },
      },
      'lost',
    ],
    ['that is shorter than it was said to be', { ...fileOf('static/short.bin', 'x'), bytes: 2 }, 'Size mismatch'],
  ])('ends with an error at a file %s', async (_, file, message) => {
    await expect(packed([...files, file, ...files])).rejects.toThrow(message);
  });

  it('asks for no more than is read', async () => {
    let asked = 0;
    const endless = Array.from({ length: 1000 }, (_, index) => ({
      ...fileOf(`static/${index}`, 'x'),
      bytes: 100_000,
      async *chunks() {
        asked += 1;
        // What cannot be packed fills the buffers.
        yield crypto.getRandomValues(new Uint8Array(50_000));
        yield crypto.getRandomValues(new Uint8Array(50_000));
      },
    }));
    for await (const _ of packTar(endless)) break;
    await new Promise((next) => setTimeout(next, 50));
    expect(asked).toBeLessThan(50);
  });
});
