import { z } from 'zod';
import type { Courseware, NodeBody } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { conflict, invalid } from '@/lib/errors';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { compareBodies } from '../diff/compare-bodies';
import { getVisibleRevision } from '../history/get-visible-revision';
import { loadOutline } from '../load-outline';
import { type ChangedDraft, changeDraft } from './change-draft';
import { type CourseTree, type Said, treeOf } from './tree/course-tree';
import { differingBlocks, revertChange } from './tree/revert-change';
import { titleOf } from './tree/title-of';

export const undoChangeInput = z.object({
  courseKey: z.string(),
  /** The draft revision that the change made: `undo` of what the verb answered. */
  revision: z.string(),
});

/**
 * Takes one change of the draft back, whatever has been changed elsewhere since. It is a change itself: undoing it does the first
 * one again.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courseware.revision-missing`, Invalid `courses.revision-of-another-course` and
 * `courses.nothing-to-undo`, Conflict `courses.changed-since` where somebody has gone on at the same place.
 */
export async function undoChange(ctx: Context, input: z.input<typeof undoChangeInput>): Promise<ChangedDraft> {
  const { courseKey, revision } = undoChangeInput.parse(input);
  requirePermission(ctx, 'course.edit', courseTarget(courseKey));
  const { courseware } = ctx;
  const made = await getVisibleRevision(ctx, revision, courseKey);
  if (made.parent === null) {
    throw invalid('courses.nothing-to-undo', 'The course began with this: there is nothing before it to go back to.');
  }
  const [before, after] = await Promise.all([
    courseware.getRevision(made.parent).then(({ root }) => loadOutline(courseware, root)),
    loadOutline(courseware, made.root),
  ]).then((outlines) => outlines.map(treeOf));
  if (!before || !after) {
    throw new Error(`The outlines of ${revision} were not read`);
  }
  return await changeDraft(ctx, courseKey, async (now) => {
    const isSame = await readToCompare(courseware, differingBlocks(before, after), [before, after, now]);
    const reverted = revertChange({ before, after, now, isSame });
    if ('changedSince' in reverted) {
      const says = [now, after, before].map(({ blocks }) => blocks.get(reverted.changedSince)?.says).find(Boolean);
      throw conflict(
        'courses.changed-since',
        `This cannot be undone any more: ${says ? titleOf(says) : 'the block'} has been changed since. Nothing was changed now.`,
      );
    }
    return {
      draft: reverted.tree,
      message: `Undone: ${made.message}`.slice(0, 500),
      details: { undone: revision, change: 'undo' },
      value: undefined,
    };
  });
}

/** Reads what the trees say of some blocks, and answers how to compare two of them. */
async function readToCompare(
  courseware: Pick<Courseware, 'getNodes'>,
  names: ReadonlySet<string>,
  trees: readonly CourseTree[],
): Promise<(a: Said, b: Said) => boolean> {
  const nodes = trees.flatMap(({ blocks }) =>
    [...names].flatMap((name) => {
      const says = blocks.get(name)?.says;
      return says && 'node' in says ? [says.node] : [];
    }),
  );
  const bodies = await courseware.getNodes([...new Set(nodes)]);
  const bodyOf = (says: Said): NodeBody => {
    const body = 'node' in says ? bodies.get(says.node) : says;
    if (!body) {
      throw new Error(`The node of ${says.type}@${says.id} was not read`);
    }
    return body;
  };
  const isSameNode = (a: Said, b: Said) => 'node' in a && 'node' in b && a.node === b.node;
  return (a, b) => isSameNode(a, b) || compareBodies(bodyOf(a), bodyOf(b)).length === 0;
}
