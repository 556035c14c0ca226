import { applyPatch, diffWordsWithSpace, structuredPatch } from 'diff';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { Json, Settings } from '@/lib/olx/model';
import type { BlockEdit } from '../unit/block-editor-props';

/** A piece of a text; `isOwn`: the other text does not have it. */
export interface TextPiece {
  readonly text: string;
  readonly isOwn: boolean;
}

export interface SettingDifference {
  readonly name: string;
  readonly theirs: Json | undefined;
  readonly mine: Json | undefined;
}

/** Two versions of one block beside each other. */
export interface EditDifference {
  readonly settings: readonly SettingDifference[];
  /** Null where both have the same source. */
  readonly source: { readonly theirs: readonly TextPiece[]; readonly mine: readonly TextPiece[] } | null;
}

export interface MergedEdit extends BlockEdit {
  /** Settings that both changed, each in another way; mine stands in `settings`. */
  readonly clashes: readonly string[];
  /** Whether both changed the same place of the source; mine stands in `source`. */
  readonly isSourceClashing: boolean;
}

/** Work grows with the square of what differs: texts that have nothing in common are shown whole. */
const maxEdits = 4000;

/** What two versions say differently, word by word. Pure. */
export function compareEdits(theirs: BlockEdit, mine: BlockEdit): EditDifference {
  const names = [...new Set([...Object.keys(theirs.settings), ...Object.keys(mine.settings)])].sort();
  return {
    settings: names
      .filter((name) => !isSameJson(theirs.settings[name], mine.settings[name]))
      .map((name) => ({ name, theirs: theirs.settings[name], mine: mine.settings[name] })),
    source: theirs.source === mine.source ? null : compareWords(theirs.source, mine.source),
  };
}

function compareWords(theirs: string, mine: string) {
  const parts = diffWordsWithSpace(theirs, mine, { maxEditLength: maxEdits });
  if (!parts) {
    return { theirs: [{ text: theirs, isOwn: true }], mine: [{ text: mine, isOwn: true }] };
  }
  return {
    theirs: parts.filter(({ added }) => !added).map(({ value, removed }) => ({ text: value, isOwn: removed })),
    mine: parts.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, isOwn: added })),
  };
}

/**
 * Lays my changes over theirs: setting by setting, and in the source place by place. Where both changed the same, mine stands, and
 * it is said. Pure.
 */
export function mergeEdits(base: BlockEdit, theirs: BlockEdit, mine: BlockEdit): MergedEdit {
  const settings: Record<string, Json> = {};
  const clashes: string[] = [];
  for (const name of new Set([...Object.keys(theirs.settings), ...Object.keys(mine.settings)])) {
    const isMineChanged = !isSameJson(base.settings[name], mine.settings[name]);
    const isTheirsChanged = !isSameJson(base.settings[name], theirs.settings[name]);
    const value = isMineChanged ? mine.settings[name] : theirs.settings[name];
    if (isMineChanged && isTheirsChanged && !isSameJson(mine.settings[name], theirs.settings[name])) {
      clashes.push(name);
    }
    if (value !== undefined) {
      settings[name] = value;
    }
  }
  const source = mergeSources(base.source, theirs.source, mine.source);
  return {
    settings: settings satisfies Settings,
    clashes,
    source: source ?? mine.source,
    isSourceClashing: source === null,
  };
}

function mergeSources(base: string, theirs: string, mine: string): string | null {
  if (theirs === mine || theirs === base) {
    return mine;
  }
  if (mine === base) {
    return theirs;
  }
  const patch = structuredPatch('', '', base, mine, undefined, undefined, { context: 1, maxEditLength: maxEdits });
  const merged = patch ? applyPatch(theirs, patch) : false;
  return merged === false ? null : merged;
}
