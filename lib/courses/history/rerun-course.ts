import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { formatCourseKey } from '@/lib/olx/identity';
import type { CourseIdentity } from '@/lib/olx/model';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type CourseHeads, commitCourse } from '../commit-course';
import { findCourseRun, getCourseRun } from '../queries';
import { requireCourseCreation } from '../runs/course-creation';

export interface RerunCourse extends CourseHeads {
  readonly courseKey: string;
  readonly sourceCourseKey: string;
  readonly root: string;
  readonly draftRoot: string;
}

/**
 * Opens a new run of a course: the same two trees under another key, dates and all, with a history of its own. Nothing is
 * copied, so it takes as long for the largest course as for the smallest. Learners, their work and the team stay with the old run.
 *
 * Throws Forbidden (the source needs `course.export`, the new key's organisation `course.create`), NotFound
 * `courses.not-found`, Conflict `courses.key-taken`.
 */
export async function rerunCourse(
  ctx: Context,
  input: { readonly courseKey: string; readonly into: CourseIdentity; readonly message?: string },
): Promise<RerunCourse> {
  const { courseKey: sourceCourseKey, into } = input;
  const courseKey = formatCourseKey(into);
  requirePermission(ctx, 'course.export', courseTarget(sourceCourseKey));
  await requireCourseCreation(ctx, courseKey);
  const source = await getCourseRun(ctx, sourceCourseKey);
  if (await findCourseRun(ctx, courseKey)) {
    throw conflict('courses.key-taken', `There is a course ${courseKey} already; a new run needs a key of its own.`);
  }
  const { publishedRoot: root, draftRoot } = source;
  const heads = await commitCourse(ctx, {
    identity: into,
    before: undefined,
    root,
    draftRoot,
    message: input.message ?? `New run of ${sourceCourseKey}`,
    action: 'course.rerun',
    details: { sourceCourseKey, sourceDraftRevision: source.draftRevision, sourceRevision: source.publishedRevision },
    announce: (tx, moved) => publish(tx, ctx, 'courses/course.rerun', { courseKey, ...moved, sourceCourseKey }),
  });
  return { courseKey, sourceCourseKey, root, draftRoot, ...heads };
}
