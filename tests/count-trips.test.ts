import { expect, it } from 'vitest';
import type { Recorded } from '@/db/record-statements';
import { countTrips, describeTrips, kindOf } from './support/round-trips/count-trips';

const asker = { route: '/page', phase: 'render', trace: 't' } as const;
const asked = (sql: string, connection = '1', phase: 'render' | 'after' = 'render'): Recorded => ({
  sql,
  values: [],
  connection,
  asker: { ...asker, phase },
});

it('counts what a request asks: reads, writes, transactions as one, and what comes after the answer', () => {
  const lines = [
    asked('select 1'),
    asked('(select 1) union all (select 2)'),
    asked('begin', '2'),
    asked('insert into `a` values (1)', '2'),
    asked('select 3', '3'),
    asked('commit', '2'),
    asked('update `a` set `b` = 1'),
    { name: 'find', collection: 'nodes', asker },
    asked('begin', '1', 'after'),
    asked('insert into `a` values (1)', '1', 'after'),
    asked('commit', '1', 'after'),
    asked('select 4', '1', 'after'),
  ];
  expect(countTrips(lines)).toEqual({ reads: 3, writes: 1, transactions: 1, courseware: 1, after: 2 });
  expect(describeTrips(countTrips(lines))).toBe('3 reads, 1 write, 1 transaction, 1 MongoDB, 2 after the answer');
  expect(describeTrips(countTrips([]))).toBe('nothing');
});

it.each([
  ['rollback to savepoint sp1', 'other'],
  ['rollback', 'end'],
  ['set transaction isolation level read committed', 'other'],
  ['start transaction', 'begin'],
  ['with recursive a as (select 1) select 1', 'read'],
])('knows what %s is', (sql, kind) => {
  expect(kindOf(sql)).toBe(kind);
});
