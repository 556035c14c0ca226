import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { laySections } from '../authoring/lay-sections';
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
 * Sets the draft of a course run to the sections, and all in them, of an earlier revision: settings, grading policy, pages, updates and
 * files are live when saved and stay what they are. On request what is published too, and then all that the revision held. Each is a
 * new revision, made from the one that the head is at, so that nothing is lost. See docs/decisions/0009 and 0026.
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
  const draft = isPublished
    ? { root: revision.root, nodes: [] }
    : await laySections(ctx.courseware, { course: before.publishedRoot, sections: revision.root });
  const heads = await commitCourse(ctx, {
    identity: before,
    before,
    nodes: draft.nodes,
    root: isPublished ? revision.root : before.publishedRoot,
    draftRoot: draft.root,
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
