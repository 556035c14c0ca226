import { z } from 'zod';
import type { Context } from '@/lib/context';
import { conflict, notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { changeCourse } from '../authoring/change-course';
import type { CourseHeads } from '../commit-course';
import { readBodies } from '../export/read-bodies';
import { getVisibleRevision } from './get-visible-revision';
import { graftBlock } from './graft-block';

export const restoreBlockInput = z.object({
  courseKey: z.string(),
  /** The block as it was in this revision. */
  revision: z.string(),
  /** `TYPE@ID`. */
  block: z.string(),
  /** With all that is in it, or the block alone. */
  isWhole: z.boolean().default(true),
});

export interface RestoredBlock extends CourseHeads {
  /** False where the draft had it just so already. */
  readonly isChanged: boolean;
  /** Blocks that were in it then and stand elsewhere now: there they stay. */
  readonly elsewhere: readonly string[];
}

/**
 * Puts one block of the draft back as it was in an earlier revision; learners see it once it is published. A block that was deleted
 * comes back to its place.
 *
 * Throws Forbidden, NotFound `courses.not-found`, `courseware.revision-missing`, `courses.no-block-in-revision`, Invalid
 * `courses.revision-of-another-course`, Conflict `courses.parent-gone`.
 */
export async function restoreBlock(ctx: Context, input: z.input<typeof restoreBlockInput>): Promise<RestoredBlock> {
  const { courseKey, block, isWhole, ...asked } = restoreBlockInput.parse(input);
  requirePermission(ctx, 'course.edit', courseTarget(courseKey));
  const revision = await getVisibleRevision(ctx, asked.revision, courseKey);
  const from = { root: revision.root, bodies: await readBodies(ctx.courseware, [revision.root]) };
  let isChanged = false;
  const { value, draftRevision, publishedRevision } = await changeCourse(ctx, courseKey, async (before) => {
    const into = { root: before.draftRoot, bodies: await readBodies(ctx.courseware, [before.draftRoot]) };
    const grafted = graftBlock({ into, from, block, isWhole });
    if (grafted === 'missing') {
      throw notFound('courses.no-block-in-revision', `${block} was not in the course then.`);
    }
    if (grafted === 'no-place') {
      throw conflict('courses.parent-gone', `What ${block} stood in is deleted too. Please bring that back first.`);
    }
    isChanged = grafted.root !== before.draftRoot;
    return {
      nodes: grafted.nodes,
      draftRoot: grafted.root,
      message: `Restored ${block} from ${revision.id}`,
      action: 'course.restore-block',
      details: { block, restoredRevision: revision.id },
      announce: (tx, moved) => publish(tx, ctx, 'courses/draft.edited', { courseKey, ...moved }),
      value: grafted.elsewhere,
    };
  });
  return { draftRevision, publishedRevision, isChanged, elsewhere: value };
}
