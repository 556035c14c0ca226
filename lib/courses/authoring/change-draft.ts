import type { NodeHash } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { invalid, notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { CourseHeads } from '../commit-course';
import { loadOutline } from '../load-outline';
import type { CourseRun } from '../queries';
import { changeCourse } from './change-course';
import { acceptsChild } from './tree/accepts-child';
import { type CourseTree, type TreeBlock, treeOf } from './tree/course-tree';
import { encodeTree } from './tree/encode-tree';

/** What a change makes of the draft's tree. */
export interface DraftChange<Value> {
  readonly draft: CourseTree;
  /** Only for what is live when saved, as a file that comes with a pasted block. */
  readonly published?: CourseTree;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly value: Value;
}

export interface ChangedDraft<Value = undefined> extends CourseHeads {
  readonly draftRoot: NodeHash;
  /** Hand it to `undoChange`; null where nothing was changed. */
  readonly undo: string | null;
  readonly value: Value;
}

/**
 * Changes the tree of a draft, laid over whatever the draft is by now. Throws Forbidden, NotFound `courses.not-found`, Conflict
 * `courses.changed-meanwhile`, and what `change` throws.
 */
export async function changeDraft<Value>(
  ctx: Context,
  courseKey: string,
  change: (draft: CourseTree, before: CourseRun) => DraftChange<Value> | Promise<DraftChange<Value>>,
): Promise<ChangedDraft<Value>> {
  requirePermission(ctx, 'course.edit', courseTarget(courseKey));
  const { getNodes } = ctx.courseware;
  const { value, ...heads } = await changeCourse(ctx, courseKey, async (before) => {
    const made = await change(treeOf(await loadOutline(ctx.courseware, before.draftRoot)), before);
    const draft = await encodeTree(made.draft, getNodes);
    const published = made.published && (await encodeTree(made.published, getNodes));
    return {
      nodes: [...draft.nodes, ...(published?.nodes ?? [])],
      draftRoot: draft.root,
      ...(published ? { root: published.root } : {}),
      message: made.message,
      action: 'course.edit',
      details: made.details,
      announce: async (tx, moved) => {
        await publish(tx, ctx, 'courses/draft.edited', { courseKey, ...moved });
        if (published && published.root !== before.publishedRoot) {
          // Files alone.
          await publish(tx, ctx, 'courses/settings.changed', {
            courseKey,
            revision: moved.publishedRevision,
            canChangeGrades: false,
          });
        }
      },
      value: { made: made.value, isChanged: draft.root !== before.draftRoot },
    };
  });
  const { draftRevision, publishedRevision, draftRoot } = heads;
  return {
    draftRevision,
    publishedRevision,
    draftRoot,
    undo: value.isChanged ? draftRevision : null,
    value: value.made,
  };
}

/** Throws NotFound `courses.no-block`. */
export function blockIn(tree: CourseTree, block: string): TreeBlock {
  const entry = tree.blocks.get(block);
  if (!entry) {
    throw notFound('courses.no-block', `The course has no block ${block} any more.`);
  }
  return entry;
}

/** Throws NotFound `courses.no-block`, Invalid `courses.wrong-parent` where a block of that type has no place there. */
export function requirePlace(tree: CourseTree, parent: string, type: string): void {
  const { says } = blockIn(tree, parent);
  if (!acceptsChild(says.type, type)) {
    throw invalid('courses.wrong-parent', `A ${type} cannot stand in a ${says.type}.`);
  }
}
