import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ReadArchive, readArchive } from '@/lib/courses/read-archive';
import { parseCourse, serializeCourse, walkBlocks } from '@/lib/olx';
import { isSupportedType } from '@/lib/olx/blocks';
import { collectFiles } from '@/lib/olx/collect-files';
import type { Block } from '@/lib/olx/model';
import { type RealCourse, realCourseFolder, realCourses } from '../support/real-courses';

async function withCourse<T>({ archive }: RealCourse, use: (archive: ReadArchive) => T | Promise<T>): Promise<T> {
  const opened = await readArchive(join(realCourseFolder, `${archive}.tar.gz`));
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

describe.skipIf(!existsSync(realCourseFolder))('real courses (skipped where ../shared/courses is absent)', () => {
  it.each(realCourses)('$archive is read whole', async (expected) => {
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

  it.each(realCourses)('$archive loses no file', async (expected) => {
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

  it.each(realCourses)('$archive goes out as it came in', async (expected) => {
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
    const poll = realCourses.find(({ archive }) => archive.includes('poll'));
    if (poll === undefined) throw new Error('The poll course is not in the list.');
    await withCourse(poll, ({ course: { draft, published }, files }) => {
      expect(files.paths.filter((path) => path.startsWith('drafts/'))).toHaveLength(3);
      expect(draft).toBe(published);
    });
  });
});
