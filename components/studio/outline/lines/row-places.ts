import { type ShownRow, typeOfBlock } from '../shown-row';

/** Where a block is to stand among the children of `parent`: after a sibling, or first where that is null. */
export interface Place {
  readonly parent: string;
  readonly after: string | null;
}

/** The lines that stand directly in a block of the draft, in order. */
export const childrenOf = (rows: readonly ShownRow[], parent: string): readonly ShownRow[] =>
  rows.filter((row) => row.parent === parent && row.state !== 'deleted');

/** Whether a block may stand in another: where one of its kind stands already. */
export const mayStandIn = (row: Pick<ShownRow, 'parent'>, parent: string): boolean =>
  typeOfBlock(row.parent) === typeOfBlock(parent);

/** A line and all that stands under it. */
export function withDescendants(rows: readonly ShownRow[], key: string): readonly ShownRow[] {
  const start = rows.findIndex((row) => row.key === key);
  const level = rows[start]?.level ?? 0;
  const end = rows.findIndex((row, index) => index > start && row.level <= level);
  return start < 0 ? [] : rows.slice(start, end < 0 ? rows.length : end);
}

/** The lines that a line stands under, the nearest first. */
export function ancestorsOf(rows: readonly ShownRow[], row: ShownRow): readonly ShownRow[] {
  const found: ShownRow[] = [];
  let { level } = row;
  for (const above of rows.slice(0, rows.indexOf(row)).reverse()) {
    if (above.level < level) {
      level = above.level;
      found.push(above);
    }
  }
  return found;
}

/**
 * The next place up or down for a block: past its neighbour, or at the edge of its parent into the parent beside it. Null where it
 * stands at the edge of the course. Pure.
 */
export function nextPlace(rows: readonly ShownRow[], row: ShownRow, direction: 'up' | 'down'): Place | null {
  const siblings = childrenOf(rows, row.parent);
  const at = siblings.findIndex(({ key }) => key === row.key);
  if (direction === 'up' && at > 0) {
    return { parent: row.parent, after: siblings[at - 2]?.block ?? null };
  }
  const below = siblings[at + 1];
  if (direction === 'down' && below) {
    return { parent: row.parent, after: below.block };
  }
  const parents = rows.filter(({ block, state }) => state !== 'deleted' && mayStandIn(row, block));
  const here = parents.findIndex(({ block }) => block === row.parent);
  const next = parents[direction === 'up' ? here - 1 : here + 1];
  if (here < 0 || !next) {
    return null;
  }
  const last = direction === 'up' ? childrenOf(rows, next.block).at(-1) : undefined;
  return { parent: next.block, after: last?.block ?? null };
}

/**
 * Where a block lands that is dropped on a line: before or after one of its own kind, or in one that takes it, first. Null where it
 * cannot stand. Pure.
 */
export function dropPlace(
  rows: readonly ShownRow[],
  row: ShownRow,
  target: ShownRow,
  half: 'upper' | 'lower',
): Place | null {
  const isInside = withDescendants(rows, row.key).includes(target);
  if (isInside || target.state === 'deleted') {
    return null;
  }
  if (mayStandIn(row, target.parent)) {
    if (half === 'lower') {
      return { parent: target.parent, after: target.block };
    }
    const siblings = childrenOf(rows, target.parent).filter(({ key }) => key !== row.key);
    const at = siblings.findIndex(({ key }) => key === target.key);
    return { parent: target.parent, after: siblings[at - 1]?.block ?? null };
  }
  return mayStandIn(row, target.block) ? { parent: target.block, after: null } : null;
}

/** The lines with one of them, and what stands under it, in another place. Pure. */
export function moveRow(rows: readonly ShownRow[], key: string, { parent, after }: Place): readonly ShownRow[] {
  const taken = withDescendants(rows, key);
  const [moved] = taken;
  if (!moved) {
    return rows;
  }
  const rest = rows.filter((row) => !taken.includes(row));
  const sibling = after === null ? undefined : rest.find((row) => row.parent === parent && row.block === after);
  const before = sibling ? withDescendants(rest, sibling.key).at(-1) : rest.find((row) => row.block === parent);
  const at = before ? rest.indexOf(before) + 1 : 0;
  const placed: ShownRow = {
    ...moved,
    parent,
    key: `${parent}/${moved.block}`,
    state: isNew(moved) ? 'draft' : 'changed',
  };
  return rest.toSpliced(at, 0, placed, ...taken.slice(1));
}

const isNew = ({ state }: ShownRow) => state === 'draft';
