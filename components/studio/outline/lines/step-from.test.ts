import { expect, it } from 'vitest';
import { outlineRow as row } from '@/tests/support/outline-row';
import { stepFrom } from './step-from';

const a = row('chapter@a', 'course@c', 1, { isParent: true });
const s = row('sequential@s', 'chapter@a', 2, { isParent: true });
const u = row('vertical@u', 'sequential@s', 3);
const e = row('sequential@e', 'chapter@a', 2);
const h = row('html@h', 'sequential@e', 3);
const rows = [a, s, u, e];
const none = new Set<string>();

it.each([
  ['ArrowDown', a, { kind: 'go', row: s }],
  ['ArrowUp', a, null],
  ['End', a, { kind: 'go', row: e }],
  ['Home', e, { kind: 'go', row: a }],
  ['ArrowRight', s, { kind: 'go', row: u }],
  ['ArrowRight', u, null],
  ['ArrowLeft', u, { kind: 'go', row: s }],
  ['ArrowLeft', s, { kind: 'close' }],
  ['Enter', s, { kind: 'close' }],
  ['Enter', u, { kind: 'unit' }],
  ['Enter', h, { kind: 'unit' }],
  ['Enter', e, null],
  ['x', a, null],
])('%s walks as in any tree', (key, from, step) => {
  expect(stepFrom(rows, none, from, key)).toEqual(step);
});

it('opens a closed line first, and turns round where the page runs from right to left', () => {
  const closed = new Set([s.key]);
  expect(stepFrom([a, s, e], closed, s, 'ArrowRight')).toEqual({ kind: 'open' });
  expect(stepFrom([a, s, e], closed, s, 'ArrowLeft', true)).toEqual({ kind: 'open' });
  expect(stepFrom([a, s, e], closed, s, 'ArrowLeft')).toEqual({ kind: 'go', row: a });
});
