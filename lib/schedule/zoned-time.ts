/**
 * Instants as people type them: a date and a time of the day in their own zone, in the form of HTML's `datetime-local`.
 */

/** Kept here too: in browsers, workers and the line tool nothing else remembers them. */
const formatters = new Map<string, Intl.DateTimeFormat>();
/** More than there are zones; but a zone may be spelled in many ways. */
const mostKept = 600;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    if (formatters.size >= mostKept) formatters.clear();
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** The wall clock of a zone at an instant, as if it were UTC, in milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatterOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '0', month = '1', day = '1', hour = '0', minute = '0', second = '0' } = parts;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.setUTCHours(Number(hour), Number(minute), Number(second), 0);
}

/**
 * An instant as a zone's wall clock shows it, to the minute.
 * @example toZonedText(new Date('2027-05-12T14:00:00Z'), 'Europe/Helsinki') // '2027-05-12T17:00'
 */
export function toZonedText(instant: Date, timeZone: string): string {
  return new Date(wallClock(instant.getTime(), timeZone)).toISOString().replace(/^\+00/, '').slice(0, 16);
}

/**
 * The instant at which a zone's wall clock shows a text; null for a text that is none. Of the hour that a clock shows twice it is the
 * first; for the hour that a clock skips, the instant that is as far after the skip.
 * @example fromZonedText('2027-05-12T17:00', 'Europe/Helsinki') // 2027-05-12T14:00:00Z
 */
export function fromZonedText(text: string, timeZone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return null;
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== text.slice(0, 10)) return null;
  const offsetAt = (instant: number) => wallClock(instant, timeZone) - instant;
  // A day before and a day after stand on the two sides of whatever changes the offset.
  const earlier = wall - offsetAt(wall - 86_400_000);
  const later = wall - offsetAt(wall + 86_400_000);
  const matches = [earlier, later].filter((instant) => wallClock(instant, timeZone) === wall);
  return new Date(matches.length > 0 ? Math.min(...matches) : earlier);
}
