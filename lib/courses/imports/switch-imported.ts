import type { Context } from '@/lib/context';
import { formatCourseKey } from '@/lib/olx/identity';
import { publish } from '@/lib/outbox';
import { type CourseCommit, type CourseHeads, commitCourse } from '../commit-course';

type SwitchInput = Pick<CourseCommit, 'identity' | 'before' | 'root' | 'draftRoot'> & {
  readonly message: string | undefined;
};

/** Switches a course run, a new one or one that is there, to what was imported. The caller has asked for the permission. */
export async function switchImported(
  ctx: Context,
  { message = 'Imported', ...input }: SwitchInput,
): Promise<CourseHeads> {
  const courseKey = formatCourseKey(input.identity);
  return await commitCourse(ctx, {
    ...input,
    message,
    action: 'course.import',
    announce: (tx, heads) => publish(tx, ctx, 'courses/course.imported', { courseKey, ...heads }),
  });
}
