import { describe, expect, it } from 'vitest';
import { unavailable } from '@/lib/errors';
import { describeFailure, isStoreAway } from './describe-failure';

const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read', fatal: true });
const rollback = new Error('Failed query: rollback', {
  cause: new Error("Can't add new command when connection is in closed state"),
});

describe('a store that is away', () => {
  it.each([
    ['a lost connection', lost],
    ['a lost connection behind another error', new Error('Failed query: select 1', { cause: lost })],
    ['a rollback on a connection that is gone', rollback],
    ['an error of the family that says so', unavailable('courseware.unavailable', 'MongoDB does not answer.')],
  ])('is seen in %s', (_name, error) => {
    expect(isStoreAway(error)).toBe(true);
  });

  it('is not seen in an error of reading files or of a query', () => {
    expect(isStoreAway(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' }))).toBe(false);
    expect(isStoreAway(new Error('Failed query: select x', { cause: new Error('Unknown column') }))).toBe(false);
  });

  it('ends a command with a sentence and a code', () => {
    expect(describeFailure(rollback)).toBe(
      'MySQL does not answer: see whether it runs, and try again. (stores.unavailable)',
    );
  });
});
