import type { Context } from '@/lib/context';
import { can, courseTarget, requirePermission, type VerbOn } from '@/lib/permissions';
import { loadOutline } from '../load-outline';
import type { CourseOutline } from '../outline';
import { type CourseRun, getCourseRun } from '../queries';

/** A course as its team sees it in the studio. */
export interface StudioCourse {
  readonly courseKey: string;
  readonly run: CourseRun;
  /** What the team works on. */
  readonly draft: CourseOutline;
  /** What learners see. */
  readonly published: CourseOutline;
  /** Whether whoever looks may do this to the course. */
  readonly can: (verb: VerbOn<'course'>) => boolean;
}

/**
 * Opens a course for its team: one MySQL query beside the account's, and both outlines by their hashes.
 * Throws Forbidden where the person may not see the draft, NotFound `courses.not-found`.
 */
export async function openStudioCourse(ctx: Context, courseKey: string): Promise<StudioCourse> {
  const target = courseTarget(courseKey);
  requirePermission(ctx, 'course.view-draft', target);
  const run = await getCourseRun(ctx, courseKey);
  const [draft, published] = await Promise.all([
    loadOutline(ctx.courseware, run.draftRoot),
    loadOutline(ctx.courseware, run.publishedRoot),
  ]);
  return { courseKey, run, draft, published, can: (verb) => can(ctx.actor, verb, target) };
}
