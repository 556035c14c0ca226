import { expect, it, vi } from 'vitest';
import { LecternError, notFound } from './errors';

it('knows its own, also those that another copy of the module made', async () => {
  vi.resetModules();
  const other = await import('./errors');
  expect(other.LecternError).not.toBe(LecternError);
  expect(other.notFound('area.missing', 'It is not there.')).toBeInstanceOf(LecternError);
  expect(notFound('area.missing', 'It is not there.')).toBeInstanceOf(LecternError);
  for (const value of [new Error('another'), { code: 'area.missing' }, null, undefined, 'error']) {
    expect(value instanceof LecternError).toBe(false);
  }
});
