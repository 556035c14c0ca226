import { expect, it } from 'vitest';
import type { Revision } from '@/db/courseware';
import { orderHistory } from './order-history';

const revision = (id: string, parent: string | null, minute: number): Revision => ({
  id,
  courseKey: 'course-v1:A+B+C',
  root: 'a'.repeat(64),
  parent,
  author: 'system',
  at: new Date(Date.UTC(2026, 2, 2, 9, minute)),
  message: '',
});
const idsOf = (revisions: readonly Revision[]) => revisions.map(({ id }) => id);

it('follows both heads down, newest first, and each revision once', () => {
  const first = revision('first', null, 0);
  const drafted = revision('drafted', 'first', 3);
  const published = revision('published', 'first', 2);
  expect(idsOf(orderHistory([first, published, drafted], ['published', 'drafted']))).toEqual([
    'drafted',
    'published',
    'first',
  ]);
});

it('leaves out what never became a head', () => {
  const log = [revision('a', null, 0), revision('late', 'a', 1), revision('b', 'a', 2)];
  expect(idsOf(orderHistory(log, ['b', 'b']))).toEqual(['b', 'a']);
});

it('puts nothing before what was made from it, whatever the clocks say', () => {
  const log = [revision('x', null, 9), revision('y', 'x', 5), revision('z', 'y', 7), revision('side', 'x', 6)];
  expect(idsOf(orderHistory(log, ['z', 'side']))).toEqual(['z', 'side', 'y', 'x']);
});

it('goes as far as there are revisions', () => {
  expect(idsOf(orderHistory([revision('b', 'elsewhere', 1)], ['b', 'nowhere']))).toEqual(['b']);
});
