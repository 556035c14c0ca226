import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { formatCourseKey, isCourseIdentity } from '@/lib/olx/identity';
import type { CourseIdentity } from '@/lib/olx/model';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { findCourseRun } from '../queries';
import { requireCourseCreation } from '../runs/course-creation';
import { getOwnImport, moveImport } from './queries';

export interface ConfirmImportInput {
  readonly importId: string;
  /** The course run that the archive becomes. */
  readonly into: CourseIdentity;
  /** The person has read that the course of that key is replaced. */
  readonly isReplacing: boolean;
}

/**
 * Says what an archive becomes: a new course run, or one that is there, whose history keeps what it was. A workflow does the rest.
 *
 * Throws NotFound `import.not-found`, Conflict `import.not-waiting` and `courses.key-taken`, Invalid `courses.bad-key` and
 * `import.archive-gone`, Forbidden.
 */
export async function confirmImport(ctx: Context, input: ConfirmImportInput): Promise<{ readonly courseKey: string }> {
  const { importId, into, isReplacing } = input;
  const found = await getOwnImport(ctx, importId);
  if (found.state !== 'waiting') {
    throw conflict('import.not-waiting', 'This import is under way, or over.');
  }
  const courseKey = formatCourseKey(into);
  if (!isCourseIdentity(into)) {
    throw invalid('courses.bad-key', `${courseKey} holds characters that cannot stand in a course key.`);
  }
  const before = await findCourseRun(ctx, courseKey);
  if (before) {
    requirePermission(ctx, 'course.import', courseTarget(courseKey));
  } else {
    await requireCourseCreation(ctx, courseKey);
  }
  if (before && !isReplacing) {
    throw conflict('courses.key-taken', `There is a course ${courseKey} already.`);
  }
  const kept = await ctx.courseware.keepFiles([found.fileHash]);
  if (!kept.has(found.fileHash)) {
    throw invalid('import.archive-gone', 'The archive was kept for a day only. Please upload it once more.');
  }
  await ctx.db.transaction(async (tx) => {
    const isMoved = await moveImport(tx, importId, 'waiting', {
      state: 'running',
      step: 'files',
      done: 0,
      total: 0,
      courseKey,
      updatedAt: ctx.now,
    });
    if (!isMoved) {
      throw conflict('import.not-waiting', 'This import is under way, or over.');
    }
    await writeAudit(tx, ctx, { action: 'course.start-import', target: courseKey, courseKey, after: { importId } });
    await publish(tx, ctx, 'courses/import.confirmed', { importId });
  });
  return { courseKey };
}
