import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromZonedInput, toZonedInput } from './zoned-time';

const zones = ['UTC', 'Europe/Helsinki', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'];

it('shows an instant in a zone and reads it back', () => {
  expect(toZonedInput(new Date('2027-05-12T14:00:00Z'), 'Europe/Helsinki')).toBe('2027-05-12T17:00');
  const day = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
  fc.assert(
    fc.property(day, fc.constantFrom(...zones), (at, zone) => {
      const shown = toZonedInput(new Date(at), zone);
      const read = fromZonedInput(shown, zone);
      expect(read && toZonedInput(read, zone)).toBe(shown);
    }),
  );
});

it('takes an hour that the clocks leave out for a later one, and one that they have twice for the first', () => {
  expect(fromZonedInput('2027-03-28T03:30', 'Europe/Helsinki')?.toISOString()).toBe('2027-03-28T01:30:00.000Z');
  expect(fromZonedInput('2027-10-31T03:30', 'Europe/Helsinki')?.toISOString()).toBe('2027-10-31T00:30:00.000Z');
});

it('reads nothing from what is no date', () => {
  expect(fromZonedInput('', 'UTC')).toBeNull();
  expect(fromZonedInput('soon', 'UTC')).toBeNull();
});
