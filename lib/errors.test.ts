import { expect, it, vi } from 'vitest';
import { LecternError, notFound } from './errors';

it('keeps kinds of its own apart', () => {
  class Refusal extends LecternError {}
  expect(new Refusal('Invalid', 'area.refused', 'No.')).toBeInstanceOf(Refusal);
  expect(new Refusal('Invalid', 'area.refused', 'No.')).toBeInstanceOf(LecternError);
  expect(notFound('area.missing', 'It is not there.')).not.toBeInstanceOf(Refusal);
});

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
