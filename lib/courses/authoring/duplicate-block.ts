import { z } from 'zod';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { blockIn, type ChangedDraft, changeDraft } from './change-draft';
import { newBlockId } from './create-block';
import { readBodies } from './read-bodies';
import { copyBlocks } from './tree/copy-blocks';
import { parentsOf } from './tree/course-tree';
import { placeBlock } from './tree/place-block';
import { titleOf } from './tree/title-of';

export const duplicateBlockInput = z.object({
  courseKey: z.string(),
  block: z.string(),
  /** Where a block stands under several parents: the one to put the copy in. */
  parent: z.string().optional(),
  /** Of the copy; the name of the original where it is left out. */
  displayName: z.string().trim().min(1).max(255).optional(),
});

/**
 * Copies a block, and all that stands in it, under new ids, and puts the copy right after it. Answers the name of the copy.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Invalid `courses.is-the-course`.
 */
export async function duplicateBlock(
  ctx: Context,
  input: z.input<typeof duplicateBlockInput>,
): Promise<ChangedDraft<{ readonly block: string }>> {
  const { courseKey, block, parent, displayName } = duplicateBlockInput.parse(input);
  return await changeDraft(ctx, courseKey, async (draft, run) => {
    const { says } = blockIn(draft, block);
    const parents = parentsOf(draft, block);
    const [first] = parents;
    if (first === undefined) {
      throw invalid('courses.is-the-course', 'The course itself is not a part of its outline.');
    }
    const bodyOf = await readBodies(ctx.courseware, draft, block);
    const copy = copyBlocks({ tree: draft, block, from: run, to: run, bodyOf, newId: newBlockId, displayName });
    const into = parent !== undefined && parents.includes(parent) ? parent : first;
    return {
      draft: placeBlock(draft, copy.block, { parent: into, after: block }, copy.blocks),
      message: `Duplicated ${titleOf(says)}`,
      details: { block: copy.block, of: block, change: 'duplicate' },
      value: { block: copy.block },
    };
  });
}
