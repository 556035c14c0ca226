import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { sharedSandbox } from '@/sandbox';
import { cleanCourse } from '@/tests/support/faulty-courses';
import { packTar, packTarGz, type TestEntry, withFile } from '@/tests/support/pack-archive';
import { checkArchive } from './check-archive';
import type { CheckResult } from './check-files';

afterAll(() => sharedSandbox().close());

const entries: readonly TestEntry[] = Object.entries(cleanCourse).map(([path, content]) => ({
  name: `course/${path}`,
  content,
}));
const checkEntries = async (more: readonly TestEntry[]): Promise<CheckResult> =>
  withFile(await packTarGz([...entries, ...more]), (archivePath) => checkArchive({ archivePath }));

const patient = 60_000;

describe('checking an archive', { timeout: patient }, () => {
  it('says nothing of a course without faults', async () => {
    expect((await checkEntries([])).errors).toEqual([]);
  });

  it.each<[string, TestEntry]>([
    ['archive.path-escape', { name: '../x' }],
    ['archive.path-too-long', { name: `course/${'n/'.repeat(600)}x` }],
    ['archive.too-deep', { name: `course/${'n/'.repeat(40)}x` }],
    ['archive.duplicate', { name: 'course/course.xml' }],
    ['archive.link', { name: 'course/static/link', type: 'symlink', linkname: '/etc/passwd' }],
    ['archive.device', { name: 'course/static/pipe', type: 'fifo' }],
    ['archive.expansion', { name: 'course/static/zeros', content: new Uint8Array(40_000_000) }],
  ])('tells what the import refuses as an error: %s', async (code, entry) => {
    const { errors, courseKey } = await checkEntries([entry]);
    expect(errors.map((finding) => finding.code)).toEqual([code]);
    expect(courseKey).toBeNull();
  });

  it('tells apart what is no archive, and what is damaged', async () => {
    await expect(checkArchive({ archivePath: '/no/such' })).rejects.toMatchObject({ code: 'archive.missing' });
    await withFile(Buffer.from('Hello'), async (archivePath) => {
      await expect(checkArchive({ archivePath })).rejects.toMatchObject({ code: 'archive.unknown-format' });
    });
    const cut = gzipSync(await packTar(entries)).subarray(0, 500);
    await withFile(cut, async (archivePath) => {
      await expect(checkArchive({ archivePath })).rejects.toMatchObject({ code: 'archive.broken' });
    });
  });

  it('finds nothing wrong with the course that comes with Lectern', async () => {
    const { counts, errors, blocks } = await checkArchive({ archivePath: join(process.cwd(), 'seed/course') });
    expect(errors.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(counts).toMatchObject({ error: 0, warning: 0 });
    expect(blocks.problem).toBeGreaterThan(15);
  });
});

/** Real courses stand beside the project, not in it: they are other people's work. Each finding was looked at. */
const folder = join(process.cwd(), '../shared/courses');
const archives = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.tar.gz')) : [];

const looked: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'math-percent-edx-fi-CC-BY-3.0': {
    'foreign-link': 13,
    'image-without-text': 12,
    'too-few-assignments': 1,
    'unused-file': 1,
    'video-without-transcript': 13,
  },
  'microsoft-oxa-kitchen-sink-MIT': {
    'broken-file-link': 3,
    'foreign-link': 3,
    'missing-display-name': 1,
    orphan: 1,
    'setting-override': 3,
    'unused-file': 1,
    'video-without-source': 1,
    'video-without-transcript': 1,
    'weights-not-100': 1,
  },
  'opencraft-demo-dndv2-CC-BY-SA-3.0': { 'broken-file-link': 2, 'missing-course-image': 1 },
  'opencraft-demo-poll-CC-BY-SA-3.0': { 'broken-file-link': 2, 'unused-file': 9 },
  'openedx-demo-course-AGPL-3.0': {
    'foreign-link': 1,
    'missing-display-name': 6,
    'setting-override': 1,
    'unused-file': 14,
    'video-without-transcript': 6,
  },
};

describe.skipIf(archives.length === 0)(
  'real courses (skipped where ../shared/courses is absent)',
  { timeout: patient },
  () => {
    it.each(Object.keys(looked))('%s: what an author would want to know, and no more', async (name) => {
      const { errors } = await checkArchive({ archivePath: join(folder, `${name}.tar.gz`) });
      const found: Record<string, number> = {};
      // What Lectern does not run yet becomes less as it grows.
      for (const { code } of errors.filter((finding) => !finding.code.startsWith('unsupported-')))
        found[code] = (found[code] ?? 0) + 1;
      expect(found).toEqual(looked[name]);
    });
  },
);
