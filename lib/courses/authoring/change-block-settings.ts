import { z } from 'zod';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { fieldsOf } from '@/lib/olx/blocks';
import { findMisfit } from '@/lib/olx/fields/find-misfit';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { Json, Settings } from '@/lib/olx/model';
import { BlockSettingsConflict } from './block-settings-conflict';
import { blockIn, type ChangedDraft, changeDraft } from './change-draft';
import { settingsInput } from './settings-input';
import { titleOf } from './tree/title-of';
import { withSettings } from './tree/with-settings';

export const changeBlockSettingsInput = z.object({
  courseKey: z.string(),
  block: z.string(),
  /** Settings that the block is to have from now on. */
  set: settingsInput.default({}),
  /** Settings that it is to have no longer of its own: it inherits them again. */
  unset: z.array(z.string()).default([]),
  /** What the block itself said of those settings when the person looked; one that it did not say is left out. */
  opened: settingsInput,
});

/**
 * Changes some settings of a block in the draft, its name among them, and leaves the others to whoever changes those. Refused only
 * where somebody has changed one of the same settings since the person looked.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Invalid `courses.settings-are-live` for the course itself
 * and `courses.bad-setting` (with `fields`), Conflict `courses.setting-changed-meanwhile` (a `BlockSettingsConflict`) with both sides.
 */
export async function changeBlockSettings(
  ctx: Context,
  input: z.input<typeof changeBlockSettingsInput>,
): Promise<ChangedDraft> {
  const { courseKey, block, set, unset, opened } = changeBlockSettingsInput.parse(input);
  return await changeDraft(ctx, courseKey, async (draft) => {
    const { says, children } = blockIn(draft, block);
    if (block === draft.root) {
      throw invalid(
        'courses.settings-are-live',
        'The settings of a course are changed for its learners too, not drafted.',
      );
    }
    requireFitting(says.type, set);
    const body = 'node' in says ? await ctx.courseware.getNode(says.node) : says;
    const wanted: Settings = Object.fromEntries(
      Object.entries({ ...body.settings, ...set }).filter(([name]) => !unset.includes(name)),
    );
    const conflicts = [...Object.keys(set), ...unset].flatMap((name) => {
      const [theirs, mine] = [body.settings[name], wanted[name]];
      return isAsOpened(name, theirs, opened[name]) || isSameJson(theirs, mine) ? [] : [{ name, theirs, mine }];
    });
    if (conflicts.length > 0) {
      throw new BlockSettingsConflict(conflicts, titleOf(says));
    }
    const blocks = new Map(draft.blocks).set(block, {
      says: { ...withSettings(body, wanted), children: [] },
      children,
    });
    const isRenamed = Object.keys(set).join() === 'display_name' && unset.length === 0;
    return {
      draft: { root: draft.root, blocks },
      message: isRenamed
        ? `Renamed ${titleOf(body)} to ${titleOf({ ...body, settings: wanted })}`.slice(0, 500)
        : `Changed settings of ${titleOf(body)}`,
      details: { block, settings: [...Object.keys(set), ...unset], change: 'settings' },
      value: undefined,
    };
  });
}

/** Of a name people see what it says: not the spaces around it, nor whether an empty one is set. */
function isAsOpened(name: string, is: Json | undefined, opened: Json | undefined): boolean {
  const seen = (value: Json | undefined) =>
    name !== 'display_name' ? value : typeof value === 'string' ? value.trim() : (value ?? '');
  return isSameJson(seen(is), seen(opened));
}

function requireFitting(type: string, set: Settings): void {
  const fields = fieldsOf(type);
  const misfits = Object.entries(set).flatMap(([name, value]) => {
    const field = fields.get(name);
    const misfit = field ? findMisfit(name, field, value) : null;
    return misfit === null ? [] : [[name, misfit] as const];
  });
  const [first] = misfits;
  if (first) {
    throw invalid('courses.bad-setting', first[1], { fields: Object.fromEntries(misfits) });
  }
}
