import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromZonedText, toZonedText } from './zoned-time';

it.each([
  ['2027-05-12T17:00', 'Europe/Helsinki', '2027-05-12T14:00:00.000Z'],
  ['2027-01-12T17:00', 'Europe/Helsinki', '2027-01-12T15:00:00.000Z'],
  ['2027-01-12T17:00', 'UTC', '2027-01-12T17:00:00.000Z'],
  ['2027-01-12T17:00', 'Asia/Kathmandu', '2027-01-12T11:15:00.000Z'],
  ['2027-01-12T23:30', 'America/Los_Angeles', '2027-01-13T07:30:00.000Z'],
  // Shown twice: the first. Skipped: as far after the skip.
  ['2027-10-31T03:30', 'Europe/Helsinki', '2027-10-31T00:30:00.000Z'],
  ['2027-03-28T03:30', 'Europe/Helsinki', '2027-03-28T01:30:00.000Z'],
])('reads %s in %s', (text, zone, instant) => {
  expect(fromZonedText(text, zone)?.toISOString()).toBe(instant);
});

it('refuses what is no time', () => {
  for (const text of ['', 'soon', '2027-02-30T00:00', '2027-13-01T00:00', '2027-01-01']) {
    expect(fromZonedText(text, 'UTC')).toBeNull();
  }
});

it('reads back what it shows, but for the hour that a clock shows twice', () => {
  const zones = ['UTC', 'Europe/Helsinki', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Auckland'];
  const minutes = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2090, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
      const text = toZonedText(new Date(minute * 60_000), zone);
      const read = fromZonedText(text, zone);
      expect(read && toZonedText(read, zone)).toBe(text);
    }),
  );
});

it('keeps what it makes for a zone, and not without end: a zone may be spelled in many ways', () => {
  let made = 0;
  const original = Intl.DateTimeFormat;
  Intl.DateTimeFormat = new Proxy(original, {
    construct(target, given) {
      made += 1;
      return Reflect.construct(target, given);
    },
  });
  const spelling = (at: number) =>
    [...'Europe/Helsinki']
      .map((letter, bit) => ((at >> bit) & 1 ? letter.toUpperCase() : letter.toLowerCase()))
      .join('');
  const noon = new Date('2027-01-12T12:00:00Z');
  const madeFor = (at: number) => {
    const before = made;
    expect(toZonedText(noon, spelling(at))).toBe('2027-01-12T14:00');
    return made - before;
  };
  try {
    for (let at = 0; at < 2000; at += 1) madeFor(at);
    expect([madeFor(1999), madeFor(0), madeFor(0)]).toEqual([0, 1, 0]);
  } finally {
    Intl.DateTimeFormat = original;
  }
});
