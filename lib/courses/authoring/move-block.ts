import { z } from 'zod';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { blockIn, type ChangedDraft, changeDraft, requirePlace } from './change-draft';
import { placeInput } from './create-block';
import { parentsOf, subtreeOf } from './tree/course-tree';
import { moveWithin } from './tree/place-block';
import { titleOf } from './tree/title-of';

export const moveBlockInput = z.object({
  courseKey: z.string(),
  block: z.string(),
  /** The parent that it leaves, where a block stands under several; the first one where it is left out. */
  from: z.string().optional(),
  ...placeInput,
});

/**
 * Moves a block, and all that stands in it, to another place of the draft. Learners see it where it was until it, or what it stands
 * in now, is published.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Invalid `courses.wrong-parent`, `courses.is-the-course` and
 * `courses.into-itself`.
 */
export async function moveBlock(ctx: Context, input: z.input<typeof moveBlockInput>): Promise<ChangedDraft> {
  const { courseKey, block, from, parent, after } = moveBlockInput.parse(input);
  return await changeDraft(ctx, courseKey, (draft) => {
    const { says } = blockIn(draft, block);
    if (block === draft.root) {
      throw invalid('courses.is-the-course', 'The course itself is not a part of its outline.');
    }
    requirePlace(draft, parent, says.type);
    if (subtreeOf(draft, block).has(parent)) {
      throw invalid('courses.into-itself', 'A block cannot be moved into itself.');
    }
    const parents = parentsOf(draft, block);
    const leaves = from !== undefined && parents.includes(from) ? from : (parents[0] ?? draft.root);
    return {
      draft: moveWithin(draft, block, leaves, { parent, after }),
      message: `Moved ${titleOf(says)}`,
      details: { block, from: leaves, parent, change: 'move' },
      value: undefined,
    };
  });
}
