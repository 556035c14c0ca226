import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { NodeBody } from '@/db/courseware';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { blockTypeOf } from '@/lib/olx/blocks';
import { formatBlockId, isBlockName } from '@/lib/olx/identity';
import { type ChangedDraft, changeDraft, requirePlace } from './change-draft';
import { settingsInput } from './settings-input';
import { placeBlock } from './tree/place-block';
import { titleOf } from './tree/title-of';

/** Where a block is put: after the sibling that is named, first where that is null, last where it is left out or is gone by now. */
export const placeInput = { parent: z.string(), after: z.string().nullish() };

export const createBlockInput = z.object({
  courseKey: z.string(),
  type: z.string().min(1).max(100),
  ...placeInput,
  displayName: z.string().trim().max(255).optional(),
  settings: settingsInput.optional(),
  /** For the types that have one: an HTML body, or the whole element. */
  source: z.string().optional(),
});

/** 32 hexadecimal digits, as Studio makes them. */
export const newBlockId = () => randomUUID().replaceAll('-', '');

/**
 * Makes a new block in the draft. Answers its name (`TYPE@ID`).
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block` for the parent, Invalid `courses.wrong-parent` and
 * `courses.wrong-type`.
 */
export async function createBlock(
  ctx: Context,
  input: z.input<typeof createBlockInput>,
): Promise<ChangedDraft<{ readonly block: string }>> {
  const { courseKey, type, parent, after, displayName, settings, source } = createBlockInput.parse(input);
  const id = newBlockId();
  if (!isBlockName({ type, id })) {
    throw invalid('courses.wrong-type', `${type} cannot be the type of a block.`);
  }
  const { content } = blockTypeOf(type);
  const written = source ?? (content === 'children' ? undefined : content === 'body' ? '' : `<${type}/>`);
  const body: NodeBody = {
    type,
    id,
    settings: { ...settings, ...(displayName ? { display_name: displayName } : {}) },
    ...(written === undefined ? {} : { source: written }),
    children: [],
  };
  const block = formatBlockId(body);
  return await changeDraft(ctx, courseKey, (draft) => {
    requirePlace(draft, parent, type);
    const added = new Map([[block, { says: body, children: [] }]]);
    return {
      draft: placeBlock(draft, block, { parent, after }, added),
      message: `Added ${titleOf(body)}`,
      details: { block, parent, change: 'create' },
      value: { block },
    };
  });
}
