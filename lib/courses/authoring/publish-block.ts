import { z } from 'zod';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { timed } from '@/lib/telemetry';
import type { CourseHeads } from '../commit-course';
import { loadOutline } from '../load-outline';
import { changeCourse } from './change-course';
import { blockIn } from './change-draft';
import { laySections } from './lay-sections';
import { treeOf } from './tree/course-tree';
import { encodeTree } from './tree/encode-tree';
import { titleOf } from './tree/title-of';
import { transferBlock } from './tree/transfer-block';

export const publishBlockInput = z.object({
  courseKey: z.string(),
  /** `TYPE@ID`; the whole course where it is left out. */
  block: z.string().optional(),
  message: z.string().trim().min(1).max(500).optional(),
});

export interface PublishedBlock extends CourseHeads {
  /** False where learners saw just that already: then nothing was written. */
  readonly isChanged: boolean;
}

/**
 * Shows learners a block, and all that stands in it, as it is in the draft: see `transferBlock` for what becomes of its ancestors,
 * its siblings and the places that it has left. Of the whole course, all that stands in it: the course's own settings, documents and
 * files are live when saved, and never drafted.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Conflict `courses.changed-meanwhile`.
 */
export const publishBlock = timed(
  'courses.publishBlock',
  async (ctx: Context, input: z.input<typeof publishBlockInput>): Promise<PublishedBlock> => {
    const { courseKey, block, message } = publishBlockInput.parse(input);
    requirePermission(ctx, 'course.publish', courseTarget(courseKey));
    const { getNodes } = ctx.courseware;
    const published = await changeCourse(ctx, courseKey, async (before) => {
      const [draft, live] = await Promise.all([
        loadOutline(ctx.courseware, before.draftRoot),
        loadOutline(ctx.courseware, before.publishedRoot),
      ]);
      const name = block ?? draft.course.block;
      const { says } = blockIn(treeOf(draft), name);
      const isCourse = name === draft.course.block;
      const { root, nodes } = isCourse
        ? await laySections(ctx.courseware, { course: before.publishedRoot, sections: before.draftRoot })
        : await encodeTree(transferBlock(treeOf(draft), treeOf(live), name), getNodes);
      return {
        nodes,
        root,
        ...(isCourse ? { draftRoot: root } : {}),
        message: message ?? `Published ${titleOf(says)}`,
        action: 'course.publish',
        details: { block: name },
        announce: (tx, { publishedRevision }) =>
          publish(tx, ctx, 'courses/course.published', {
            courseKey,
            revision: publishedRevision,
            block: isCourse ? null : name,
          }),
        value: root !== before.publishedRoot,
      };
    });
    const { draftRevision, publishedRevision, value: isChanged } = published;
    return { draftRevision, publishedRevision, isChanged };
  },
);
