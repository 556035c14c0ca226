import { z } from 'zod';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { blockIn, type ChangedDraft, changeDraft } from './change-draft';
import { parentsOf } from './tree/course-tree';
import { takeBlock } from './tree/place-block';
import { titleOf } from './tree/title-of';

export const deleteBlockInput = z.object({
  courseKey: z.string(),
  block: z.string(),
  /** Only out of this parent, where a block stands under several. */
  parent: z.string().optional(),
});

/**
 * Takes a block, and all that stands in it, out of the draft. Learners see it until its parent is published.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Invalid `courses.is-the-course`.
 */
export async function deleteBlock(ctx: Context, input: z.input<typeof deleteBlockInput>): Promise<ChangedDraft> {
  const { courseKey, block, parent } = deleteBlockInput.parse(input);
  return await changeDraft(ctx, courseKey, (draft) => {
    const { says } = blockIn(draft, block);
    if (block === draft.root) {
      throw invalid('courses.is-the-course', 'The course itself is not a part of its outline.');
    }
    return {
      draft: takeBlock(draft, block, parent === undefined ? parentsOf(draft, block) : [parent]),
      message: `Deleted ${titleOf(says)}`,
      details: { block, change: 'delete' },
      value: undefined,
    };
  });
}
