import type { Revision } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { courseTarget, hideUnlessPermitted, requireSomebody } from '@/lib/permissions';

/**
 * A revision of a course whose draft the asker may see; of any other it is as if it were not there.
 *
 * @param courseKey the course that it is to be of, where only one will do
 *
 * Throws NotFound `courseware.revision-missing`, Invalid `courses.revision-of-another-course` of a course that the asker sees too.
 */
export async function getVisibleRevision(
  ctx: Pick<Context, 'actor' | 'courseware'>,
  id: string,
  courseKey?: string,
): Promise<Revision> {
  requireSomebody(ctx);
  const revision = await ctx.courseware.getRevision(id);
  const missing = notFound('courseware.revision-missing', `There is no revision ${id}`);
  hideUnlessPermitted(ctx, 'course.view-draft', courseTarget(revision.courseKey), missing);
  if (courseKey !== undefined && revision.courseKey !== courseKey) {
    throw invalid('courses.revision-of-another-course', `${id} is a revision of another course.`);
  }
  return revision;
}
