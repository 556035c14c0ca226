import type { Place } from './lines/row-places';
import { mayStandIn } from './lines/row-places';
import { childTypes, isUnit, type ShownRow, typeOfBlock } from './shown-row';

/** What can be done with a line. */
export type Command =
  | 'open'
  | 'add'
  | 'rename'
  | 'settings'
  | 'duplicate'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'up'
  | 'down'
  | 'moveTo'
  | 'publish'
  | 'discard'
  | 'restore'
  | 'delete';

export interface Rights {
  readonly edit: boolean;
  readonly publish: boolean;
}

/** The keys of a command, as they are shown and pressed; `⇧` and `⌃` stand for Shift and Ctrl. */
export const keysOf: Partial<Readonly<Record<Command, string>>> = {
  open: 'Enter',
  rename: 'F2',
  cut: 'Ctrl X',
  copy: 'Ctrl C',
  paste: 'Ctrl V',
  up: 'Alt ↑',
  down: 'Alt ↓',
  delete: 'Del',
};

/** The commands for a line, in the groups in which its menu shows them. */
export function commandsFor(row: ShownRow, may: Rights, canPaste: boolean): readonly (readonly Command[])[] {
  if (row.state === 'deleted') {
    return may.edit ? [['restore']] : [];
  }
  const groups: (readonly Command[])[] = [];
  if (isUnit(row)) {
    groups.push(['open']);
  }
  if (may.edit) {
    const canAdd = childTypes[typeOfBlock(row.block)] !== undefined;
    groups.push(
      [...(canAdd ? ['add' as const] : []), 'rename', 'settings'],
      ['duplicate', 'cut', 'copy', ...(canPaste ? ['paste' as const] : [])],
      ['up', 'down', 'moveTo'],
    );
  }
  const isChanged = row.state === 'changed';
  groups.push([
    ...(may.publish && (isChanged || row.state === 'draft') ? ['publish' as const] : []),
    ...(may.edit && isChanged ? ['discard' as const] : []),
  ]);
  if (may.edit) {
    groups.push(['delete']);
  }
  return groups.filter((group) => group.length > 0);
}

/** The command of a key that is pressed on a line; null for keys that mean nothing there. */
export function commandOfKey(event: {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}): Command | 'undo' | null {
  const isControl = event.ctrlKey || event.metaKey;
  if (event.altKey && !isControl) {
    return event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
  }
  if (isControl) {
    const pressed: Readonly<Record<string, Command | 'undo'>> = { c: 'copy', x: 'cut', v: 'paste', z: 'undo' };
    return event.shiftKey ? null : (pressed[event.key.toLowerCase()] ?? null);
  }
  const pressed: Readonly<Record<string, Command>> = { F2: 'rename', Delete: 'delete', Backspace: 'delete' };
  return pressed[event.key] ?? null;
}

/** Where something that was copied lands beside or in a line: after one of its kind, last in one that takes it. Null for nowhere. */
export function pastePlace(
  clipped: { readonly block: string; readonly parent: string },
  row: ShownRow,
): { readonly parent: string; readonly after?: Place['after'] } | null {
  if (row.state === 'deleted') {
    return null;
  }
  if (mayStandIn(clipped, row.parent)) {
    return { parent: row.parent, after: row.block };
  }
  return mayStandIn(clipped, row.block) ? { parent: row.block } : null;
}
