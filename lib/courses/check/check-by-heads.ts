import { LRUCache } from 'lru-cache';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { getCourseRun } from '../queries';
import { type CheckCourseInput, checkCourse } from './check-course';
import type { CheckResult } from './check-files';

const kept = new LRUCache<string, Promise<CheckResult>>({ max: 50 });

/**
 * Checks a course as `checkCourse` does, once for each pair of its trees: what follows from hashes does not change, and people who
 * look at the same time share one check. Throws what `checkCourse` throws.
 */
export async function checkByHeads(ctx: Context, input: CheckCourseInput): Promise<CheckResult> {
  const { courseKey, tree = 'draft' } = input;
  requirePermission(ctx, 'course.export', courseTarget(courseKey));
  const { draftRoot, publishedRoot } = await getCourseRun(ctx, courseKey);
  const name = `${tree} ${draftRoot} ${publishedRoot} ${courseKey}`;
  const known = kept.get(name);
  if (known) {
    return await known;
  }
  const checking = checkCourse(ctx, input);
  kept.set(name, checking);
  // A failure is told to whoever waits for it, and not kept; nor is a check whose scripts were not all run.
  checking.then(
    ({ scripts }) => scripts.left > 0 && kept.delete(name),
    () => kept.delete(name),
  );
  return await checking;
}
