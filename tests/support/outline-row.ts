import type { ShownRow } from '@/components/studio/outline/shown-row';

/** A line of the studio's outline, published and called by its block, but for what is given otherwise. */
export const outlineRow = (block: string, parent: string, level: number, others: Partial<ShownRow> = {}): ShownRow => ({
  key: `${parent}/${block}`,
  block,
  parent,
  level,
  title: block,
  state: 'published',
  ...others,
});
