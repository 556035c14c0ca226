import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { LecternError } from '@/lib/errors';
import { packTar, packTarGz, packZip, type TestEntry, withFile } from '@/tests/support/pack-archive';
import { type ArchiveLimits, archiveLimits } from './limits';
import { openArchive } from './open-archive';

const course: readonly TestEntry[] = [
  { name: 'course', type: 'directory' },
  { name: 'course/course.xml', content: '<course/>' },
  { name: './course/static/a b é.png', content: new Uint8Array([0, 1, 255]) },
  { name: 'course/static//empty', content: '' },
  { name: 'elsewhere.txt', content: 'x' },
];
const expected = { 'course.xml': '<course/>', 'static/a b é.png': '\u0000\u0001\u00ff', 'static/empty': '' };

async function contents(path: string): Promise<{ root: string; files: Record<string, string> }> {
  const archive = await openArchive(path);
  try {
    const files: Record<string, string> = {};
    for (const name of archive.files.paths) {
      const bytes = Buffer.from(archive.files.read(name) ?? 'none');
      expect(archive.files.size(name)).toBe(bytes.length);
      const chunks: Uint8Array[] = [];
      for await (const chunk of archive.files.chunks(name)) chunks.push(chunk);
      expect(Buffer.concat(chunks)).toEqual(bytes);
      files[name] = bytes.toString('latin1');
    }
    expect(archive.files.read('no/such')).toBeUndefined();
    return { root: archive.root, files };
  } finally {
    await archive.close();
  }
}

async function refusal(bytes: Uint8Array, limits: Partial<ArchiveLimits> = {}): Promise<string> {
  return withFile(bytes, async (path) => {
    try {
      const archive = await openArchive(path, { limits: { ...archiveLimits, ...limits } });
      await archive.close();
      return 'accepted';
    } catch (error) {
      if (error instanceof LecternError && error.kind === 'Invalid') return error.code;
      throw error;
    }
  });
}

describe('openArchive', () => {
  it('reads a tar.gz, a tar and a zip alike', async () => {
    for (const bytes of [await packTarGz(course), await packTar(course), packZip(course.slice(1))]) {
      expect(await withFile(bytes, contents)).toEqual({ root: 'course/', files: expected });
    }
  });

  it('reads a folder, without its version control', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'folder-test-'));
    try {
      await mkdir(join(folder, 'static'));
      await mkdir(join(folder, '.git'));
      await writeFile(join(folder, 'course.xml'), '<course/>');
      await writeFile(join(folder, 'static', 'a'), 'x');
      await writeFile(join(folder, '.git', 'config'), 'x');
      expect(await contents(folder)).toEqual({ root: '', files: { 'course.xml': '<course/>', 'static/a': 'x' } });
      await symlink('/etc/passwd', join(folder, 'static', 'link'));
      await expect(openArchive(folder)).rejects.toMatchObject({ code: 'archive.link' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('reads long names and large files', async () => {
    const name = `${'folder/'.repeat(20)}${'n'.repeat(200)}`;
    const large = Buffer.alloc(3_000_000, 'abc\n');
    const bytes = await packTarGz([
      { name: 'course.xml' },
      { name, content: 'deep' },
      { name: 'large', content: large },
    ]);
    await withFile(bytes, async (path) => {
      const archive = await openArchive(path);
      expect(Buffer.from(archive.files.read(name) ?? '').toString()).toBe('deep');
      expect(Buffer.from(archive.files.read('large') ?? '').equals(large)).toBe(true);
      await archive.close();
    });
  });

  it('says how far it is', async () => {
    const steps: number[] = [];
    await withFile(await packTarGz(course), async (path) => {
      const archive = await openArchive(path, { progress: (done, total) => steps.push(done / total) });
      await archive.close();
    });
    expect(steps.at(-1)).toBe(1);
  });
});

describe('what is refused', () => {
  const one = (name: string, more: Partial<TestEntry> = {}): readonly TestEntry[] => [{ name, content: 'x', ...more }];

  it.each(['../a', 'a/../../b', '/etc/passwd', 'a/..', 'C:\\a', 'a\\..\\..\\b', 'a\nb'])(
    'a path that escapes: %j',
    async (name) => {
      expect(await refusal(await packTarGz(one(name)))).toBe('archive.path-escape');
      expect(await refusal(packZip(one(name)))).toBe('archive.path-escape');
    },
  );

  it('links and devices', async () => {
    expect(await refusal(await packTarGz(one('a', { type: 'symlink', linkname: 'b' })))).toBe('archive.link');
    expect(await refusal(await packTarGz(one('a', { type: 'link', linkname: 'b' })))).toBe('archive.link');
    expect(await refusal(packZip(one('a', { type: 'symlink', linkname: 'b' })))).toBe('archive.link');
    expect(await refusal(await packTarGz(one('a', { type: 'fifo' })))).toBe('archive.device');
    expect(await refusal(await packTarGz(one('a', { type: 'character-device' })))).toBe('archive.device');
    expect(await refusal(packZip(one('a', { type: 'fifo' })))).toBe('archive.device');
  });

  it('one name twice, or a file that is also a folder', async () => {
    expect(await refusal(await packTarGz([...one('a'), ...one('./a')]))).toBe('archive.duplicate');
    expect(await refusal(await packTarGz([...one('a'), ...one('a/b')]))).toBe('archive.duplicate');
    expect(await refusal(await packTarGz([...one('a/b'), ...one('a')]))).toBe('archive.duplicate');
    expect(await refusal(packZip([...one('a'), ...one('a')]))).toBe('archive.duplicate');
  });

  it('more than the limits', async () => {
    const ten = Array.from({ length: 10 }, (_, index) => ({ name: `f${index}`, content: 'x'.repeat(1000) }));
    for (const bytes of [await packTarGz(ten), packZip(ten)]) {
      expect(await refusal(bytes, { maxEntries: 9 })).toBe('archive.too-many-files');
      expect(await refusal(bytes, { maxBytes: 9999 })).toBe('archive.too-large');
      expect(await refusal(bytes, { maxFileBytes: 999 })).toBe('archive.too-large');
      expect(await refusal(bytes, { maxEntries: 10, maxBytes: 10_000, maxFileBytes: 1000 })).toBe('accepted');
    }
    expect(await refusal(await packTarGz(one('a/b/c')), { maxDepth: 2 })).toBe('archive.too-deep');
    expect(await refusal(await packTarGz(one('a'.repeat(101))), { maxPathLength: 100 })).toBe('archive.path-too-long');
  });

  it('bombs', async () => {
    const zeros = { name: 'zeros', content: Buffer.alloc(40_000_000) };
    for (const bomb of [await packTarGz([zeros]), packZip([zeros])]) {
      expect(bomb.length).toBeLessThan(100_000);
      expect(await refusal(bomb)).toBe('archive.expansion');
      expect(await refusal(bomb, { maxExpansionRatio: 2000 })).toBe('accepted');
    }
    expect(await refusal(packZip([zeros], () => 10))).toBe('archive.broken');
  });

  it('damage', async () => {
    const whole = await packTarGz(course);
    expect(await refusal(whole.subarray(0, whole.length - 30))).toBe('archive.broken');
    expect(await refusal(gzipSync('not a tar'.repeat(200)))).toBe('archive.broken');
    expect(await refusal((await packTar(course)).subarray(0, 700))).toBe('archive.broken');
    expect(await refusal(packZip(one('a')).subarray(0, 40))).toBe('archive.broken');
    expect(await refusal(packZip(one('a'), (bytes) => bytes + 1))).toBe('archive.broken');
    expect(await refusal(Buffer.from('hello'))).toBe('archive.unknown-format');
    expect(await refusal(Buffer.alloc(0))).toBe('archive.unknown-format');
    await expect(openArchive('/no/such/archive')).rejects.toMatchObject({ code: 'archive.missing' });
  });

  it('and nothing is left behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'left-test-'));
    vi.stubEnv('TMPDIR', folder);
    try {
      const whole = await packTarGz(course);
      await withFile(whole, async (path) => {
        const archive = await openArchive(path);
        // Not even while it is open: only the file that was packed is there.
        expect(await readdir(folder)).toHaveLength(1);
        await archive.close();
      });
      await refusal(await packTarGz(one('../a')));
      expect(await readdir(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      await rm(folder, { recursive: true });
    }
  });
});
