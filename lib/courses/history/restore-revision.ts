import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type CourseHeads, commitCourse } from '../commit-course';
import { getCourseRun } from '../queries';
import { getVisibleRevision } from './get-visible-revision';

export interface RestoreRevisionInput {
  readonly courseKey: string;
  readonly revision: string;
  /** Sets the published head too. Then settings, grading policy, pages and files of that time are live at once. */
  readonly publish?: boolean;
  readonly message?: string;
}

export interface RestoredRevision extends CourseHeads {
  readonly courseKey: string;
  readonly restored: string;
  /** False where the course was just so already: then nothing was written. */
  readonly isChanged: boolean;
}

/**
 * Sets the draft of a course run, and on request what is published, to what an earlier revision held: a new revision with that
 * tree, made from the one that the head is at, so that nothing is lost. See docs/decisions/0009.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courseware.revision-missing`, Invalid `courses.revision-of-another-course`,
 * Conflict `courses.changed-meanwhile`.
 */
export async function restoreRevision(ctx: Context, input: RestoreRevisionInput): Promise<RestoredRevision> {
  const { courseKey, publish: isPublished = false } = input;
  const target = courseTarget(courseKey);
  requirePermission(ctx, 'course.edit', target);
  if (isPublished) {
    requirePermission(ctx, 'course.publish', target);
    requirePermission(ctx, 'course.change-settings', target);
  }
  const before = await getCourseRun(ctx, courseKey);
  const revision = await getVisibleRevision(ctx, input.revision, courseKey);
  const restored = revision.id;
  const heads = await commitCourse(ctx, {
    identity: before,
    before,
    root: isPublished ? revision.root : before.publishedRoot,
    draftRoot: revision.root,
    message: input.message ?? `Restored ${restored}: ${revision.message}`,
    action: 'course.restore',
    details: { restoredRevision: restored },
    announce: (tx, moved) =>
      publish(tx, ctx, 'courses/course.restored', { courseKey, ...moved, restoredRevision: restored }),
  });
  const isChanged =
    heads.draftRevision !== before.draftRevision || heads.publishedRevision !== before.publishedRevision;
  return { courseKey, restored, ...heads, isChanged };
}
