const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** Wall-clock time of an instant in an IANA time zone, as if it were UTC. */
function wallTime(instant: Date, timeZone: string): number {
  // The Swedish form of a date is that of ISO 8601.
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant);
  return readWall(text.replace(' ', 'T')) ?? Number.NaN;
}

function readWall(text: string): number | null {
  const [, year, month, day, hour, minute] = parts.exec(text) ?? [];
  return minute === undefined
    ? null
    : Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

/**
 * What an `<input type="datetime-local">` shows for an instant in a time zone, to the minute.
 * @example toZonedInput(new Date('2027-05-12T14:00:00Z'), 'Europe/Helsinki') // '2027-05-12T17:00'
 */
export function toZonedInput(instant: Date, timeZone: string): string {
  return new Date(wallTime(instant, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant that such an input means in a time zone; null for what is no date. An hour that the clocks leave out counts as the one
 * after it, one that they have twice as the first.
 * @example fromZonedInput('2027-05-12T17:00', 'Europe/Helsinki') // 2027-05-12T14:00:00.000Z
 */
export function fromZonedInput(text: string, timeZone: string): Date | null {
  const wall = readWall(text);
  if (wall === null || Number.isNaN(wall)) {
    return null;
  }
  const day = 86_400_000;
  const offsetAt = (instant: number) => wallTime(new Date(instant), timeZone) - instant;
  // The offsets of the day before and after: where they differ, the clocks are changed between.
  const candidates = [offsetAt(wall - day), offsetAt(wall + day)].map((offset) => wall - offset);
  const exact = candidates.filter((instant) => wallTime(new Date(instant), timeZone) === wall);
  const instant = exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
  return new Date(instant);
}
