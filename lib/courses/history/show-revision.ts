import type { Context } from '@/lib/context';
import { compareVersions } from '../diff/compare-versions';
import type { CourseDifference } from '../diff/model';
import { findCourseRun } from '../queries';
import { describeRevisions, type ListedRevision } from './describe-revisions';
import { getVisibleRevision } from './get-visible-revision';

export interface ShownRevision extends ListedRevision {
  readonly courseKey: string;
  /** What it changed against its parent; null where it changed nothing, and for the first revision of a course run. */
  readonly difference: CourseDifference | null;
}

/** A revision and what it changed. Throws NotFound `courseware.revision-missing`, also for a course that is not the asker's to see. */
export async function showRevision(ctx: Context, input: { readonly revision: string }): Promise<ShownRevision> {
  const { courseware } = ctx;
  const revision = await getVisibleRevision(ctx, input.revision);
  const { courseKey, root } = revision;
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
