import { moveRow, withDescendants } from './lines/row-places';
import type { OutlineChange } from './outline-change';
import type { ShownRow } from './shown-row';

/** What is drafted for the first time stays a draft, whatever is changed in it. */
const asChanged = (row: ShownRow): ShownRow => (row.state === 'published' ? { ...row, state: 'changed' } : row);

/** The lines as they will be after a change, until the server has said how they are. Pure. */
export function applyChange(rows: readonly ShownRow[], change: OutlineChange): readonly ShownRow[] {
  switch (change.kind) {
    case 'rename':
      return rows.map((row) =>
        row.block === change.block ? { ...asChanged(row), title: change.displayName || row.title } : row,
      );
    case 'move':
      return moveRow(rows, `${change.from}/${change.block}`, change);
    case 'delete': {
      const deleted = rows.filter(
        ({ block, parent }) => block === change.block && parent === (change.parent ?? parent),
      );
      const gone = new Set(deleted.flatMap(({ key }) => withDescendants(rows, key)));
      return rows.flatMap((row) => {
        if (deleted.includes(row) && row.state !== 'draft') {
          return [{ ...row, state: 'deleted' as const, isParent: undefined }];
        }
        if (gone.has(row)) {
          return [];
        }
        return [deleted.some(({ parent }) => parent === row.block) ? asChanged(row) : row];
      });
    }
    default:
      return rows;
  }
}
