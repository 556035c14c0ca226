/** Lists are never changed in place: what was written before stands for undoing and comparing. */
export const replaceAt = <Item>(items: readonly Item[], at: number, item: Item): readonly Item[] =>
  items.map((other, index) => (index === at ? item : other));

export const removeAt = <Item>(items: readonly Item[], at: number): readonly Item[] =>
  items.filter((_, index) => index !== at);

/** The item one place up (-1) or down (1); at the end of the list it stays. */
export function moveAt<Item>(items: readonly Item[], at: number, step: -1 | 1): readonly Item[] {
  const [item, other] = [items[at], items[at + step]];
  return item === undefined || other === undefined ? items : replaceAt(replaceAt(items, at, other), at + step, item);
}
