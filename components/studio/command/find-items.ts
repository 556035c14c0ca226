import type { PaletteItem } from './palette-item';

/**
 * The items that hold every word of a query, best first: those whose name begins with it, then those whose name holds it, then those
 * that stand in something of that name. Pure.
 *
 * @example findItems(items, 'mean', 10)
 */
export function findItems(items: readonly PaletteItem[], query: string, limit: number): readonly PaletteItem[] {
  const wanted = query.toLowerCase().trim();
  const words = wanted.split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return items.filter(({ kind }) => kind === 'place' || kind === 'action').slice(0, limit);
  }
  const ranked = items.flatMap((item, order) => {
    const label = item.label.toLowerCase();
    const all = `${label} ${item.detail.toLowerCase()}`;
    if (!words.every((word) => all.includes(word))) {
      return [];
    }
    const rank = label.startsWith(wanted) ? 0 : words.every((word) => label.includes(word)) ? 1 : 2;
    return [{ item, rank, order }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, limit)
    .map(({ item }) => item);
}
