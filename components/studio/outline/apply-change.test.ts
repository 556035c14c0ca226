import { expect, it } from 'vitest';
import { outlineRow as row } from '@/tests/support/outline-row';
import { applyChange } from './apply-change';
import type { ShownRow } from './shown-row';

const rows = [
  row('chapter@a', 'course@c', 1),
  row('sequential@s', 'chapter@a', 2),
  row('vertical@u', 'sequential@s', 3),
  row('vertical@new', 'sequential@s', 3, { state: 'draft' }),
];
const shown = (list: readonly ShownRow[]) => list.map(({ block, title, state }) => [block, title, state]);

it('foresees another name, which makes what was published changed', () => {
  const renamed = (block: string) =>
    shown(applyChange(rows, { kind: 'rename', block, from: block, displayName: 'Other' })).find(
      ([name]) => name === block,
    );
  expect(renamed('vertical@u')).toEqual(['vertical@u', 'Other', 'changed']);
  expect(renamed('vertical@new')).toEqual(['vertical@new', 'Other', 'draft']);
});

it('foresees that a draft goes, and that what is live stays as deleted, without what stands in it', () => {
  expect(shown(applyChange(rows, { kind: 'delete', block: 'vertical@new', parent: 'sequential@s' }))).toEqual([
    ['chapter@a', 'chapter@a', 'published'],
    ['sequential@s', 'sequential@s', 'changed'],
    ['vertical@u', 'vertical@u', 'published'],
  ]);
  expect(shown(applyChange(rows, { kind: 'delete', block: 'sequential@s', parent: 'chapter@a' }))).toEqual([
    ['chapter@a', 'chapter@a', 'changed'],
    ['sequential@s', 'sequential@s', 'deleted'],
  ]);
});

it('leaves the lines alone where only the server knows how they will be', () => {
  expect(applyChange(rows, { kind: 'publish' })).toBe(rows);
});
