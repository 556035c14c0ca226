import { expect, it } from 'vitest';
import { findItems } from './find-items';
import type { PaletteItem } from './palette-item';

const item = (kind: PaletteItem['kind'], label: string, detail = ''): PaletteItem => ({
  kind,
  label,
  detail,
  href: '#',
});
const items = [
  item('place', 'Files'),
  item('action', 'Export the course'),
  item('block', 'What a mean hides', 'Measuring › Averages › html@m1'),
  item('block', 'Mean and median', 'Measuring › html@m2'),
  item('block', 'A question', 'Measuring › Mean and median › problem@q'),
  item('file', 'figures/mean.svg'),
];
const found = (query: string, limit = 10) => findItems(items, query, limit).map(({ label }) => label);

it('begins with places and actions', () => {
  expect(found('')).toEqual(['Files', 'Export the course']);
});

it('finds by every word, what begins with it first, what only stands in it last', () => {
  expect(found('mean')).toEqual(['Mean and median', 'What a mean hides', 'figures/mean.svg', 'A question']);
  expect(found('hides MEAN')).toEqual(['What a mean hides']);
  expect(found('problem@q')).toEqual(['A question']);
  expect(found('nothing')).toEqual([]);
  expect(found('m', 2)).toHaveLength(2);
});
