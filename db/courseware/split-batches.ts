/** Cuts a list into runs of at most `maxItems` items and `maxSize` in sum; an item that is larger stands alone. */
export function splitBatches<Item>(
  items: readonly Item[],
  sizeOf: (item: Item) => number,
  limits: { readonly maxItems: number; readonly maxSize: number },
): Item[][] {
  const batches: Item[][] = [];
  let batch: Item[] = [];
  let size = 0;
  for (const item of items) {
    const itemSize = sizeOf(item);
    if (batch.length > 0 && (batch.length >= limits.maxItems || size + itemSize > limits.maxSize)) {
      batches.push(batch);
      batch = [];
      size = 0;
    }
    batch.push(item);
    size += itemSize;
  }
  if (batch.length > 0) {
    batches.push(batch);
  }
  return batches;
}
