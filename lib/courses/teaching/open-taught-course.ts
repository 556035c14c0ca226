import type { Context } from '@/lib/context';
import { can, courseTarget, requirePermission, type VerbOn } from '@/lib/permissions';
import { loadOutline } from '../load-outline';
import type { CourseOutline } from '../outline';
import { type CourseRun, getCourseRun } from '../queries';

/** A course as its team sees it where it is taught. */
export interface TaughtCourse {
  readonly courseKey: string;
  readonly run: CourseRun;
  /** What learners see. */
  readonly outline: CourseOutline;
  /** Whether whoever looks may do this to the course. */
  readonly can: (verb: VerbOn<'course'>) => boolean;
}

/**
 * Opens a course for those who teach it: one MySQL query beside the account's, and its published outline by its hash.
 * Throws Forbidden where the person may not do `verb` (to see its learners, if nothing is said), NotFound `courses.not-found`.
 */
export async function openTaughtCourse(
  ctx: Context,
  courseKey: string,
  verb: VerbOn<'course'> = 'gradebook.view',
): Promise<TaughtCourse> {
  const target = courseTarget(courseKey);
  requirePermission(ctx, verb, target);
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  return { courseKey, run, outline, can: (verb) => can(ctx.actor, verb, target) };
}
