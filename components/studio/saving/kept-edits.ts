import type { BlockEdit } from '../unit/block-editor-props';

/** What was typed and is not saved, as this tab keeps it. */
export interface KeptEdit extends BlockEdit {
  /** The node that it began from. */
  readonly node: string;
  /** What that node says; missing where an earlier version of this page kept it. */
  readonly base?: BlockEdit;
  /** When it was typed, in milliseconds. */
  readonly at: number;
}

/** `typed`: not saved yet. `aside`: what somebody had when they chose another version. */
export type KeptKind = 'typed' | 'aside';

const keyOf = (courseKey: string, block: string, kind: KeptKind) => `lectern-${kind}:${courseKey}:${block}`;

/** Keeps an edit in this tab, so that neither a lost network nor a reload takes what was typed. */
export function keepEdit(courseKey: string, block: string, kind: KeptKind, edit: KeptEdit): void {
  try {
    sessionStorage.setItem(keyOf(courseKey, block, kind), JSON.stringify(edit));
  } catch {
    // A full or forbidden storage: the page itself still has it.
  }
}

export function forgetEdit(courseKey: string, block: string, kind: KeptKind): void {
  try {
    sessionStorage.removeItem(keyOf(courseKey, block, kind));
  } catch {
    // Nothing was kept.
  }
}

/** What this tab kept; null where there is nothing, or nothing that can be read. */
export function findKeptEdit(courseKey: string, block: string, kind: KeptKind): KeptEdit | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(courseKey, block, kind)) ?? 'null');
    return isKeptEdit(kept) ? kept : null;
  } catch {
    return null;
  }
}

const isKeptEdit = (kept: unknown): kept is KeptEdit =>
  typeof kept === 'object' &&
  kept !== null &&
  'source' in kept &&
  typeof kept.source === 'string' &&
  'node' in kept &&
  typeof kept.node === 'string' &&
  'settings' in kept &&
  typeof kept.settings === 'object' &&
  kept.settings !== null;
