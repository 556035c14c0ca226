import type { Context } from '@/lib/context';
import { type LearnerCourse, openCourse } from '@/lib/enrollments';
import { LecternError } from '@/lib/errors';
import type { LearnerOfCourse } from './queries';

/**
 * The course as its learner sees it, whatever else they are in it and whichever courses it requires by now; undefined where they may
 * not know of it.
 */
export async function openLearnersCourse(
  ctx: Context,
  { userId, courseKey }: LearnerOfCourse,
): Promise<LearnerCourse | undefined> {
  try {
    return await openCourse(
      { ...ctx, actor: { kind: 'user', userId, roles: [] } },
      {
        courseKey,
        viewAs: 'learner',
        isForGrading: true,
      },
    );
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'NotFound') {
      return undefined;
    }
    throw error;
  }
}
