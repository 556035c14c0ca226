import type { Context } from '@/lib/context';
import { formatCourseKey, isCourseIdentity } from '@/lib/olx/identity';
import type { CourseIdentity } from '@/lib/olx/model';
import { can, courseTarget } from '@/lib/permissions';
import { findCourseRun } from '../queries';
import { findCourseCreation } from './course-creation';

/** Whether a course run may be made under a key; `taken` carries what is there. */
export type CourseKeyCheck =
  | { readonly state: 'free' | 'bad' | 'forbidden' }
  | { readonly state: 'taken'; readonly title: string; readonly mayReplace: boolean };

/** Answers as somebody types. Whoever may not create a course there is not told what is there. */
export async function checkCourseKey(ctx: Context, identity: CourseIdentity): Promise<CourseKeyCheck> {
  if (!isCourseIdentity(identity)) {
    return { state: 'bad' };
  }
  const courseKey = formatCourseKey(identity);
  const target = courseTarget(courseKey);
  const mayReplace = can(ctx.actor, 'course.import', target);
  const mayMake = (await findCourseCreation(ctx)).mayMake(courseKey);
  if (!mayReplace && !mayMake) {
    return { state: 'forbidden' };
  }
  const taken = await findCourseRun(ctx, courseKey);
  if (taken) {
    return { state: 'taken', title: taken.title, mayReplace };
  }
  return { state: mayMake ? 'free' : 'forbidden' };
}
