import { describe, expect, it } from 'vitest';
import { durationMs, instantAfter } from './duration';

describe('a duration', () => {
  it.each([
    ['30s', 30_000],
    ['1d2h', 93_600_000],
    ['1w', 604_800_000],
    ['1.5h', 5_400_000],
    ['250ms', 250],
    ['', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['soon', '10', '5 minutes', '1h later', '-3s'])('%s is none', (text) => {
    expect(() => durationMs(text)).toThrow('is no duration');
  });

  it('leads to an instant, as a date does', () => {
    const now = new Date('2026-03-02T09:00:00.000Z');
    expect(instantAfter('90s', now)).toEqual(new Date('2026-03-02T09:01:30.000Z'));
    expect(instantAfter('2026-04-01T00:00:00.000Z', now)).toEqual(new Date('2026-04-01T00:00:00.000Z'));
  });
});
