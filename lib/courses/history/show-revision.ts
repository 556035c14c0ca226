import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { compareVersions } from '../diff/compare-versions';
import type { CourseDifference } from '../diff/model';
import { findCourseRun } from '../queries';
import { describeRevisions, type ListedRevision } from './describe-revisions';

export interface ShownRevision extends ListedRevision {
  readonly courseKey: string;
  /** What it changed against its parent; null where it changed nothing, and for the first revision of a course run. */
  readonly difference: CourseDifference | null;
}

/** A revision and what it changed. Throws NotFound `courseware.revision-missing`, Forbidden. */
export async function showRevision(ctx: Context, input: { readonly revision: string }): Promise<ShownRevision> {
  const { courseware } = ctx;
  const revision = await courseware.getRevision(input.revision);
  const { courseKey, root } = revision;
  requirePermission(ctx, 'course.view-draft', courseTarget(courseKey));
  const run = await findCourseRun(ctx, courseKey);
  const parent = revision.parent === null ? undefined : await courseware.getRevision(revision.parent);
  const version = (tree: string) => ({
    root: tree,
    getNodes: courseware.getNodes,
    getManifest: courseware.getManifest,
  });
  const difference = parent ? await compareVersions(version(parent.root), version(root)) : null;
  const [listed] = await describeRevisions(ctx, run, [revision]);
  if (!listed) {
    throw new Error(`Nothing was said of ${revision.id}`);
  }
  return { courseKey, ...listed, difference };
}
