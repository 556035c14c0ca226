import type { Placement } from '@/lib/capa/answers/placements';

/** What is being moved: an item, and which of the placements it is taken from (null: from the list). */
export interface Carried {
  readonly item: string;
  readonly from: number | null;
}

export interface BoardRules {
  readonly onePerTarget: boolean;
  /** Ids of the items that may lie on the picture more than once. */
  readonly reusable: ReadonlySet<string>;
}

/**
 * The placements after an item was put somewhere (`place`), or taken away (null). What lies on a target that takes one item
 * goes back to the list. A placement that is moved keeps its turn, so that the order of copies stays.
 *
 * @example placeItem([], { item: 'a', from: null }, 't1', rules) // [{ item: 'a', place: 't1' }]
 */
export function placeItem(
  placements: readonly Placement[],
  { item, from }: Carried,
  place: Placement['place'] | null,
  { onePerTarget, reusable }: BoardRules,
): readonly Placement[] {
  const own = reusable.has(item) ? from : placements.findIndex((placement) => placement.item === item);
  const at = own === null || own < 0 ? placements.length : own;
  const put = place === null ? [] : [{ item, place }];
  const isInTheWay = (placement: Placement) => onePerTarget && typeof place === 'string' && placement.place === place;
  return [
    ...placements.slice(0, at).filter((placement) => !isInTheWay(placement)),
    ...put,
    ...placements.slice(at + 1).filter((placement) => !isInTheWay(placement)),
  ];
}
