import type { Context } from '@/lib/context';
import { openArchive } from '@/lib/courses/archive/open-archive';
import { invalid } from '@/lib/errors';
import { readCourse } from '@/lib/olx';
import { formatCourseKey, isCourseIdentity } from '@/lib/olx/identity';
import type { CourseIdentity, Warning } from '@/lib/olx/model';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { timed } from '@/lib/telemetry';
import { type CountByType, countBlocks } from './count-blocks';
import { putCourse } from './imports/put-course';
import { switchImported } from './imports/switch-imported';
import { findCourseRun } from './queries';
import { requireCourseCreation } from './runs/course-creation';
import { type ImportFiles, storeFiles } from './store-files';
import { warnMissingModules } from './warn-missing-modules';

/** What an import is doing, for a progress bar: bytes read, then files, blocks and outlines written. */
export interface ImportProgress {
  readonly step: 'read' | 'blocks' | 'files' | 'outlines';
  readonly done: number;
  readonly total: number;
}

export interface ImportCourseInput {
  /** A `.tar.gz`, a `.zip` or a folder; or files that are unpacked already. */
  readonly source: { readonly archivePath: string } | { readonly files: ImportFiles };
  /** The course run to import into; without it the one that the archive names. */
  readonly into?: CourseIdentity;
  readonly message?: string;
  readonly progress?: (progress: ImportProgress) => void;
}

export interface ImportedCourse {
  readonly courseKey: string;
  /** Hashes of the published and of the draft tree. */
  readonly root: string;
  readonly draftRoot: string;
  /** The published tree, every block once. */
  readonly blocks: CountByType;
  /** Files of `static/`. */
  readonly files: number;
  readonly warnings: readonly Warning[];
  /** Of `blocks`, those of types that Lectern keeps and shows as a placeholder. */
  readonly unsupported: CountByType;
}

/**
 * Imports a course: every document is written first, then one row of MySQL is switched to them. Nothing that goes wrong before
 * the switch changes what anybody sees. The same archive once more writes nothing.
 *
 * Throws Invalid (`import.…`, `archive.…`) for an archive that cannot be a course, Forbidden for who has no role of the
 * organisation, Conflict `courses.changed-meanwhile` where the course was changed while this import ran.
 */
export const importCourse = timed(
  'courses.importCourse',
  async (ctx: Context, input: ImportCourseInput): Promise<ImportedCourse> => {
    const { source, progress = () => {} } = input;
    if ('files' in source) {
      return await importFiles(ctx, input, source.files);
    }
    const archive = await openArchive(source.archivePath, {
      progress: (done, total) => progress({ step: 'read', done, total }),
    });
    try {
      return await importFiles(ctx, input, archive.files);
    } finally {
      await archive.close();
    }
  },
);

async function importFiles(ctx: Context, input: ImportCourseInput, files: ImportFiles): Promise<ImportedCourse> {
  const { progress = () => {} } = input;
  const { course: parsed, locations } = readCourse(files);
  // Nothing in a course names its run, so another run of it shares every node.
  const course = input.into ? { ...parsed, identity: input.into } : parsed;
  if (!isCourseIdentity(course.identity)) {
    throw invalid(
      'import.bad-course-key',
      'The archive names a course key that has characters which cannot stand in one.',
    );
  }
  const courseKey = formatCourseKey(course.identity);
  const before = await findCourseRun(ctx, courseKey);
  if (before) {
    requirePermission(ctx, 'course.import', courseTarget(courseKey));
  } else {
    await requireCourseCreation(ctx, courseKey);
  }

  const manifest = await storeFiles(ctx.courseware, course, files, (done, total) =>
    progress({ step: 'files', done, total }),
  );
  const { root, draftRoot } = await putCourse(ctx, course, manifest, progress);
  await switchImported(ctx, { identity: course.identity, before, root, draftRoot, message: input.message });
  return {
    courseKey,
    root,
    draftRoot,
    ...countBlocks(course.published),
    files: course.staticFiles.length,
    warnings: [...course.warnings, ...warnMissingModules(course.draft, locations.draft)],
  };
}
