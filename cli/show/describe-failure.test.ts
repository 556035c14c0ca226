import { expect, it } from 'vitest';
import { conflict, unavailable } from '@/lib/errors';
import { describeFailure, isStoreAway } from './describe-failure';

const withFields = (message: string, fields: object) => Object.assign(new Error(message), fields);

it.each([
  ['an error of the family', conflict('a.b', 'One sentence.'), 'One sentence. (a.b)'],
  [
    'a database that is gone',
    new Error('Failed query', { cause: withFields('connect ENOENT', { code: 'ENOENT', syscall: 'connect' }) }),
    /^MySQL does not answer.*\(stores\.unavailable\)$/,
  ],
  [
    'a connection that was lost',
    withFields('Connection lost', { code: 'PROTOCOL_CONNECTION_LOST', fatal: true }),
    /\(stores\.unavailable\)$/,
  ],
  [
    'a rollback on a connection that is gone',
    new Error('Failed query: rollback', {
      cause: new Error("Can't add new command when connection is in closed state"),
    }),
    /\(stores\.unavailable\)$/,
  ],
  [
    'a file that is missing',
    withFields('ENOENT: no such file', { code: 'ENOENT', syscall: 'open' }),
    /^ENOENT.*\(internal\)$/,
  ],
  [
    'a full disk',
    new Error('Failed query', { cause: withFields('Disk full (/tmp/x)', { errno: 1021 }) }),
    /\(stores\.disk-full\)$/,
  ],
  [
    'a full disk under a file of its own',
    withFields('ENOSPC: no space left on device, write', { code: 'ENOSPC', errno: -28, syscall: 'write' }),
    /^The disk that was written to is full.*\(disk\.full\)$/,
  ],
  [
    'anything else, its first line and that of its cause',
    new Error('Something\nat somewhere', { cause: new Error('because\nof this') }),
    'Something: because (internal)',
  ],
  ['what is no error', 'thrown text', 'thrown text (internal)'],
])('describes %s', (_, error, expected) => {
  expect(describeFailure(error)).toEqual(expected instanceof RegExp ? expect.stringMatching(expected) : expected);
});

it.each([
  ['a lost connection', withFields('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read', fatal: true }), true],
  ['an error of the family that says so', unavailable('courseware.unavailable', 'MongoDB does not answer.'), true],
  ['a file that is missing', withFields('no such file', { code: 'ENOENT', syscall: 'open' }), false],
  ['a query that is wrong', new Error('Failed query: select x', { cause: new Error('Unknown column') }), false],
])('sees a store that is away in %s: or not', (_, error, expected) => {
  expect(isStoreAway(error)).toBe(expected);
});
