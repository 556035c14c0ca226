import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { getVisibleRevision } from '../history/get-visible-revision';
import { getCourseRun } from '../queries';
import type { CourseSide } from './compare-courses';
import type { CourseVersion } from './compare-versions';

/** A revision, or a course run with both heads. */
export type StoredSide = { readonly revision: string } | { readonly courseKey: string };

/**
 * Opens a version in the store as one side of a comparison. Throws Forbidden, NotFound `courses.not-found` or
 * `courseware.revision-missing`.
 */
export async function openStoredSide(ctx: Context, side: StoredSide): Promise<CourseSide> {
  const { getNodes, getManifest } = ctx.courseware;
  const version = (root: string): CourseVersion => ({ root, getNodes, getManifest });
  if ('revision' in side) {
    const { root } = await getVisibleRevision(ctx, side.revision);
    return { version: version(root), draft: null };
  }
  requirePermission(ctx, 'course.view-draft', courseTarget(side.courseKey));
  const run = await getCourseRun(ctx, side.courseKey);
  return { version: version(run.publishedRoot), draft: version(run.draftRoot) };
}
