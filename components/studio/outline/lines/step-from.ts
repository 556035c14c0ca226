import { isUnit, type ShownRow } from '../shown-row';

/** What a key does that walks: to another line, a line opened or closed, or on into a unit. */
export type Step = { readonly kind: 'go'; readonly row: ShownRow } | { readonly kind: 'open' | 'close' | 'unit' };

/** What an arrow, Home, End or Enter does on a line, as in any tree in columns; null for other keys and at the edge. Pure. */
export function stepFrom(
  visible: readonly ShownRow[],
  collapsed: ReadonlySet<string>,
  row: ShownRow,
  key: string,
  isRtl = false,
): Step | null {
  const at = visible.indexOf(row);
  const go = (to: ShownRow | undefined): Step | null => (to ? { kind: 'go', row: to } : null);
  const isOpen = row.isParent === true && !collapsed.has(row.key);
  switch (isRtl ? mirrored(key) : key) {
    case 'ArrowDown':
      return go(visible[at + 1]);
    case 'ArrowUp':
      return go(visible[at - 1]);
    case 'Home':
      return go(visible[0]);
    case 'End':
      return go(visible.at(-1));
    case 'ArrowRight':
      return isOpen ? go(visible[at + 1]) : row.isParent ? { kind: 'open' } : null;
    case 'ArrowLeft':
      return isOpen ? { kind: 'close' } : go(visible.slice(0, at).findLast(({ block }) => block === row.parent));
    case 'Enter':
      if (row.isParent) {
        return { kind: isOpen ? 'close' : 'open' };
      }
      return isUnit(row) ? { kind: 'unit' } : null;
    default:
      return null;
  }
}

const mirrored = (key: string): string =>
  key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key;
