import { rerunCourse } from '@/lib/courses';
import { invalid } from '@/lib/errors';
import { parseCourseKey } from '@/lib/olx/identity';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

/** `lectern course rerun KEY NEW_KEY`. */
export async function runRerunCourse(
  courseKey: string,
  newKey: string,
  options: { readonly json?: boolean },
): Promise<void> {
  const into = parseCourseKey(newKey);
  if (!into) {
    throw invalid('courses.bad-course-key', `${newKey} is not a course key (course-v1:ORG+NUMBER+RUN).`);
  }
  const rerun = await withContext(({ ctx }) => rerunCourse(ctx, { courseKey, into }));
  await printLine(options.json ? JSON.stringify(rerun) : `${rerun.courseKey} is a new run of ${courseKey}`);
}
