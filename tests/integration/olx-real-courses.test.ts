import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReadArchive, readArchive } from '@/lib/courses/read-archive';
import { parseCourse, serializeCourse, walkBlocks } from '@/lib/olx';
import { isSupportedType } from '@/lib/olx/blocks';
import { collectFiles } from '@/lib/olx/collect-files';
import type { Block } from '@/lib/olx/model';

/** Real courses stand beside the project, not in it: they are other people's work. */
const folder = join(import.meta.dirname, '../../../shared/courses');

interface RealCourse {
  readonly archive: string;
  readonly courseKey: readonly [org: string, number: string, run: string];
  /** The published tree, every block once. */
  readonly blocks: Readonly<Record<string, number>>;
  readonly files: number;
  readonly warnings: readonly string[];
}

const courses: readonly RealCourse[] = [
  {
    archive: 'openedx-demo-course-AGPL-3.0',
    courseKey: ['OpenedX', 'DemoX', 'DemoCourse'],
    blocks: {
      course: 1,
      chapter: 6,
      sequential: 17,
      vertical: 58,
      html: 266,
      problem: 29,
      video: 11,
      openassessment: 2,
      lti: 2,
      poll: 1,
      survey: 1,
      'drag-and-drop-v2': 1,
      edx_sga: 1,
      staffgradedxblock: 1,
      done: 1,
      library_content: 1,
      annotatable: 1,
      discussion: 1,
    },
    files: 124,
    warnings: [],
  },
  {
    archive: 'microsoft-oxa-kitchen-sink-MIT',
    courseKey: ['Microsoft', 'KS101', 'course'],
    blocks: { course: 1, chapter: 4, sequential: 15, vertical: 16, problem: 14, azure_media_services: 3, video: 1 },
    files: 4,
    warnings: ['orphan'],
  },
  {
    archive: 'math-percent-edx-fi-CC-BY-3.0',
    courseKey: ['JYU', 'MA8-K7', '2021K'],
    blocks: { course: 1, chapter: 4, sequential: 21, vertical: 46, html: 95, problem: 47, video: 13, edx_sga: 12 },
    files: 8,
    warnings: [],
  },
  {
    archive: 'opencraft-demo-dndv2-CC-BY-SA-3.0',
    courseKey: ['OpenCraft', 'DNDv2', 'course'],
    blocks: { course: 1, chapter: 1, sequential: 7, vertical: 8, 'drag-and-drop-v2': 10, html: 3 },
    files: 4,
    warnings: [],
  },
  {
    archive: 'opencraft-demo-poll-CC-BY-SA-3.0',
    courseKey: ['OpenCraft', 'poll', 'course'],
    blocks: { course: 1, chapter: 4, sequential: 12, vertical: 18, html: 20, problem: 4, poll: 9, survey: 5 },
    files: 39,
    warnings: [],
  },
];

async function withCourse<T>({ archive }: RealCourse, use: (archive: ReadArchive) => T | Promise<T>): Promise<T> {
  const opened = await readArchive(join(folder, `${archive}.tar.gz`));
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

function countTypes(root: Block): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of walkBlocks(root)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

describe.skipIf(!existsSync(folder))('real courses (skipped where ../shared/courses is absent)', () => {
  it.each(courses)('$archive is read whole', async (expected) => {
    await withCourse(expected, ({ course, files, root }) => {
      expect(root).toBe('course/');
      expect(Object.values(course.identity)).toEqual(expected.courseKey);
      expect(countTypes(course.published)).toEqual(expected.blocks);
      expect(course.staticFiles).toHaveLength(expected.files);
      expect(course.warnings.map((warning) => warning.code)).toEqual(expected.warnings);
      for (const block of walkBlocks(course.draft)) {
        expect(block.fault).toBeUndefined();
        if (!isSupportedType(block.type) || ['html', 'problem', 'video'].includes(block.type))
          expect(typeof block.source).toBe('string');
      }
      for (const { archivePath } of course.staticFiles) expect(files.size(archivePath)).toBeGreaterThan(0);
    });
  });

  it.each(courses)('$archive loses no file', async (expected) => {
    await withCourse(expected, ({ course, files }) => {
      const inBlocks = files.paths.filter((path) =>
        /^(?:drafts\/)?(?:course|chapter|sequential|vertical|html|problem|video|lti|library_content|annotatable)\//.test(
          path,
        ),
      );
      const inDocuments = files.paths.filter((path) =>
        /^(?:about|info|tabs)\/[^/]+\.(?:html|json)$|^policies\/|^course\.xml$|^tags\.csv$/.test(path),
      );
      const placed = new Set([
        ...inBlocks,
        ...inDocuments,
        ...course.staticFiles.map((file) => file.archivePath),
        ...course.documents.unknownFiles,
      ]);
      expect(files.paths.filter((path) => !placed.has(path))).toEqual([]);
    });
  });

  it.each(courses)('$archive goes out as it came in', async (expected) => {
    await withCourse(expected, ({ course, files }) => {
      const { warnings, ...before } = course;
      const written = serializeCourse(course);
      const all = new Map<string, string | Uint8Array>(written.files);
      for (const { from, to } of written.copies) all.set(to, files.read(from) ?? '');
      const { warnings: warningsAgain, ...again } = parseCourse(collectFiles(all));
      expect(again).toEqual(before);
      expect(warningsAgain).toEqual(warnings);
      // Drafts that say what is published are not written; every other path is as Open edX has it.
      expect([...all.keys()].sort()).toEqual(files.paths.filter((path) => !path.startsWith('drafts/')).sort());
      expect(serializeCourse({ ...course, ...again })).toEqual(written);
    });
  });

  it('the drafts of the poll course say what is published: its team exported them without a change', async () => {
    const poll = courses.find(({ archive }) => archive.includes('poll'));
    if (poll === undefined) throw new Error('The poll course is not in the list.');
    await withCourse(poll, ({ course: { draft, published }, files }) => {
      expect(files.paths.filter((path) => path.startsWith('drafts/'))).toHaveLength(3);
      expect(draft).toBe(published);
    });
  });
});
