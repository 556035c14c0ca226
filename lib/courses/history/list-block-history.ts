import type { Revision } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { CourseRun } from '../queries';
import { describeRevisions, type ListedRevision } from './describe-revisions';
import { orderHistory } from './order-history';
import { touchesBlock } from './touches-block';

export interface BlockRevision extends ListedRevision {
  /** Whether it changed what learners see, rather than the draft alone. */
  readonly isPublished: boolean;
}

export interface BlockHistory {
  /** Newest first, at most `mostRevisions`. */
  readonly revisions: readonly BlockRevision[];
  /** When what learners see of the block was published; null where that was before what was looked through. */
  readonly publishedAt: Date | null;
}

const mostRevisions = 8;
/** The newest revisions of the course that are looked through for those that changed the block, some at a time. */
const deepestLook = 80;
const lookedAtOnce = 16;

/**
 * Who changed a block, or anything in it, lately. Reads the newest part of the course's log, and of its trees what differs, until
 * there is enough to show. Throws Forbidden.
 */
export async function listBlockHistory(
  ctx: Context,
  course: { readonly courseKey: string; readonly run: CourseRun },
  block: string,
): Promise<BlockHistory> {
  const { courseKey, run } = course;
  const { courseware } = ctx;
  requirePermission(ctx, 'course.view-draft', courseTarget(courseKey));
  const newest = await courseware.listRevisions(courseKey, deepestLook);
  const log = orderHistory(newest, [run.publishedRevision, run.draftRevision]);
  const byId = new Map(log.map((revision) => [revision.id, revision]));
  const publishedLine = new Set<string>();
  for (let at = byId.get(run.publishedRevision); at; at = byId.get(at.parent ?? '')) {
    publishedLine.add(at.id);
  }
  const rootBefore = async ({ parent }: Revision) =>
    parent === null ? null : (byId.get(parent) ?? (await courseware.getRevision(parent))).root;
  const found: Revision[] = [];
  const isEnough = () => found.length >= mostRevisions && found.some(({ id }) => publishedLine.has(id));
  for (let from = 0; from < log.length && !isEnough(); from += lookedAtOnce) {
    const touched = await Promise.all(
      log.slice(from, from + lookedAtOnce).map(async (revision) => {
        const before = await rootBefore(revision);
        return (await touchesBlock(courseware, before, revision.root, block)) ? [revision] : [];
      }),
    );
    found.push(...touched.flat());
  }
  const listed = await describeRevisions(ctx, run, found.slice(0, mostRevisions));
  return {
    revisions: listed.map((revision) => ({ ...revision, isPublished: publishedLine.has(revision.revision) })),
    publishedAt: found.find(({ id }) => publishedLine.has(id))?.at ?? null,
  };
}
