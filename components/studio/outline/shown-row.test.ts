import { expect, test } from 'vitest';
import { outlineRow as row } from '@/tests/support/outline-row';
import { isUnit, receiveRows, type SentRow } from './shown-row';

test('The parents of lines and their keys follow from the order in which they are sent', () => {
  const rows = [
    row('chapter@a', 'course@course', 1),
    row('sequential@a1', 'chapter@a', 2),
    row('vertical@u', 'sequential@a1', 3),
    row('vertical@v', 'sequential@a1', 3),
    row('chapter@b', 'course@course', 1),
    row('vertical@loose', 'chapter@b', 2),
    row('sequential@b1', 'chapter@b', 2),
    row('vertical@u', 'sequential@b1', 3),
  ];
  const sent = rows.map(({ key: _key, parent: _parent, ...others }): SentRow => others);
  expect(receiveRows(sent, 'course@course')).toEqual(rows);
});

test('Whatever stands where units do is one, and what stands in a unit is none', () => {
  const units = [
    row('vertical@u', 'sequential@a', 3),
    row('html@h', 'sequential@a', 3),
    row('split_test@x', 'chapter@a', 2),
    row('problem@p', 'course@c', 1),
  ];
  const others = [row('chapter@a', 'course@c', 1), row('sequential@a', 'chapter@a', 2), row('html@h', 'vertical@u', 3)];
  expect(units.map(isUnit)).toEqual(units.map(() => true));
  expect(others.map(isUnit)).toEqual(others.map(() => false));
});
