import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { inheritableFields } from '@/lib/olx/fields/inheritable';
import type { Json, Settings } from '@/lib/olx/model';
import type { OutlineEntry } from '../outline';
import { openStudioCourse } from './open-studio-course';

/** A setting that holds for a block because something above it sets it. */
export interface InheritedSetting {
  readonly value: Json;
  /** What sets it: `TYPE@ID`, and its title (empty where it has none). */
  readonly block: string;
  readonly title: string;
}

/** A block of the draft as an editor opens it. */
export interface DraftBlockContent {
  readonly block: string;
  readonly type: string;
  readonly id: string;
  /** Hash of its node: an edit names it, so that nothing of somebody else's is written over. */
  readonly node: string;
  readonly settings: Settings;
  /** Empty where it has none. */
  readonly source: string;
  /** Its bytes are no text: they cannot be edited here. */
  readonly isBinary: boolean;
  readonly fault: string | null;
  /** Whether there are blocks in it. */
  readonly hasChildren: boolean;
  readonly inherited: Readonly<Record<string, InheritedSetting>>;
}

/** Reads a block of the draft for its editor. Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`. */
export async function readDraftBlock(
  ctx: Context,
  { courseKey, block }: { readonly courseKey: string; readonly block: string },
): Promise<DraftBlockContent> {
  const { draft } = await openStudioCourse(ctx, courseKey);
  const entry = draft.entries.get(block);
  if (!entry) {
    throw notFound('courses.no-block', 'This block is not in the draft any more.');
  }
  const { type, id, settings, source, sourceEncoding, fault, children } = await ctx.courseware.getNode(entry.node);
  return {
    block,
    type,
    id,
    node: entry.node,
    settings,
    source: sourceEncoding ? '' : (source ?? ''),
    isBinary: sourceEncoding !== undefined,
    fault: fault?.message ?? null,
    hasChildren: children.length > 0,
    inherited: inheritedBy(entry),
  };
}

/** What a block inherits on its first path, each with the nearest block that sets it. */
function inheritedBy({ path }: OutlineEntry): Readonly<Record<string, InheritedSetting>> {
  const found: Record<string, InheritedSetting> = {};
  for (const { block, ownSettings } of path) {
    const title = typeof ownSettings.display_name === 'string' ? ownSettings.display_name : '';
    for (const name of Object.keys(inheritableFields)) {
      const value = ownSettings[name];
      if (value !== undefined) {
        found[name] = { value, block, title };
      }
    }
  }
  return found;
}
