'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { sayFailure } from '@/app/studio/say-failure';
import type { TreeAnswer, TreeChange } from '@/components/studio/unit/unit-actions';
import { type ActionState, failedState } from '@/lib/action';
import { requireUser, type UserContext } from '@/lib/auth';
import { problemTemplates } from '@/lib/capa/authoring/problem-templates';
import {
  createBlock,
  deleteBlock,
  discardChanges,
  duplicateBlock,
  moveBlock,
  pasteBlock,
  publishBlock,
  undoChange,
} from '@/lib/courses';

const key = z.string().min(1).max(255);
const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create'),
    type: z.string().trim().min(1).max(100),
    /** Of a problem: what it begins as. */
    template: z.string().max(40).nullable(),
    title: z.string().max(255),
  }),
  z.object({ kind: z.literal('duplicate'), block: key }),
  z.object({ kind: z.literal('move'), block: key, after: key.nullable() }),
  z.object({ kind: z.literal('delete'), block: key }),
  z.object({
    kind: z.literal('paste'),
    from: z.object({ courseKey: key, block: key, parent: key, isCut: z.boolean() }),
    after: key.optional(),
  }),
  z.object({ kind: z.literal('undo'), revision: z.string().min(1).max(32) }),
  z.object({ kind: z.literal('publish') }),
  z.object({ kind: z.literal('discard') }),
]);
const input = z.object({ courseKey: key, unit: key, change });

/** One change of what stands in a unit, or of all of it. What the page shows then comes with the answer. */
export async function changeUnit(sent: {
  readonly courseKey: string;
  readonly unit: string;
  readonly change: TreeChange;
}): Promise<ActionState<TreeAnswer>> {
  try {
    const parsed = input.parse(sent);
    const answer = await perform(await requireUser(), parsed);
    refresh();
    return { status: 'done', value: answer };
  } catch (error) {
    return await sayFailure(failedState(error));
  }
}

async function perform(
  ctx: UserContext,
  { courseKey, unit, change: wanted }: z.output<typeof input>,
): Promise<TreeAnswer> {
  switch (wanted.kind) {
    case 'create': {
      const template =
        wanted.type === 'problem' ? problemTemplates.find(({ id }) => id === wanted.template) : undefined;
      const { undo, value } = await createBlock(ctx, {
        courseKey,
        parent: unit,
        type: wanted.type,
        ...(template ? { settings: { ...template.settings }, source: template.source } : { displayName: wanted.title }),
      });
      return { undo, block: value.block };
    }
    case 'duplicate': {
      const { undo, value } = await duplicateBlock(ctx, { courseKey, block: wanted.block, parent: unit });
      return { undo, block: value.block };
    }
    case 'paste': {
      const { isCut, parent, ...from } = wanted.from;
      const place = { courseKey, parent: unit, after: wanted.after };
      if (isCut && from.courseKey === courseKey) {
        return { undo: (await moveBlock(ctx, { ...place, block: from.block, from: parent })).undo, block: null };
      }
      const { undo, value } = await pasteBlock(ctx, { ...place, from });
      return { undo, block: value.block, pasted: value };
    }
    case 'move': {
      const { undo } = await moveBlock(ctx, {
        courseKey,
        block: wanted.block,
        from: unit,
        parent: unit,
        after: wanted.after,
      });
      return { undo, block: null };
    }
    case 'delete':
      return { undo: (await deleteBlock(ctx, { courseKey, block: wanted.block, parent: unit })).undo, block: null };
    case 'undo':
      return { undo: (await undoChange(ctx, { courseKey, revision: wanted.revision })).undo, block: null };
    case 'discard':
      return { undo: (await discardChanges(ctx, { courseKey, block: unit })).undo, block: null };
    case 'publish':
      await publishBlock(ctx, { courseKey, block: unit });
      return { undo: null, block: null };
  }
}
