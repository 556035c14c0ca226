import { z } from 'zod';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { loadOutline } from '../load-outline';
import { type ChangedDraft, changeDraft } from './change-draft';
import { treeOf } from './tree/course-tree';
import { discardBlock } from './tree/discard-block';
import { titleOf } from './tree/title-of';

export const discardChangesInput = z.object({
  courseKey: z.string(),
  /** `TYPE@ID`; the whole course where it is left out. */
  block: z.string().optional(),
});

/**
 * Sets a block of the draft, and all that stands in it, back to what is published, its place too. A block that was deleted in the
 * draft and is still live comes back. See `discardBlock` for what had been drafted or moved into it.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Invalid `courses.never-published`.
 */
export async function discardChanges(ctx: Context, input: z.input<typeof discardChangesInput>): Promise<ChangedDraft> {
  const { courseKey, block } = discardChangesInput.parse(input);
  return await changeDraft(ctx, courseKey, async (draft, before) => {
    const published = treeOf(await loadOutline(ctx.courseware, before.publishedRoot));
    const name = block ?? published.root;
    const live = published.blocks.get(name);
    if (!live) {
      throw draft.blocks.has(name)
        ? invalid('courses.never-published', 'This has never been published: there is nothing to go back to.')
        : notFound('courses.no-block', `The course has no block ${name} any more.`);
    }
    return {
      draft: discardBlock(draft, published, name),
      message: `Discarded the changes of ${titleOf(live.says)}`,
      details: { block: name, change: 'discard' },
      value: undefined,
    };
  });
}
