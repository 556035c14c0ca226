import type { OutlineChange } from './outline-change';
import { moveRow, withDescendants } from './row-places';
import type { ShownRow } from './shown-row';

/** The lines as they will be after a change, until the server has said how they are. Pure. */
export function applyChange(rows: readonly ShownRow[], change: OutlineChange): readonly ShownRow[] {
  switch (change.kind) {
    case 'rename':
      return rows.map((row) => (row.block === change.block ? { ...row, title: change.displayName || row.title } : row));
    case 'move':
      return moveRow(rows, `${change.from}/${change.block}`, change);
    case 'delete': {
      const gone = new Set(
        rows
          .filter(({ block, parent }) => block === change.block && parent === (change.parent ?? parent))
          .flatMap(({ key }) => withDescendants(rows, key)),
      );
      return rows.filter((row) => !gone.has(row));
    }
    default:
      return rows;
  }
}
