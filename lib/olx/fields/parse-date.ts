const isoPattern =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
/** `2013/02/05`, with or without time. */
const slashes = /^(\d{4})\/(\d{2})\/(\d{2})(?!\d)/;
const wordPattern =
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:([A-Z][a-z]+)\.? (\d{1,2})|(\d{1,2}) ([A-Z][a-z]+)\.?),? (\d{4})(?:,? (?:at )?(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AaPp])[Mm])?)?(?: (?:UTC|GMT))?$/;
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * An instant as courses write it, in milliseconds since 1970 (UTC); null where it is none.
 *
 * Takes ISO 8601 with `Z`, an offset or neither (then UTC, as Open edX reads it), with or without time, and the written
 * forms `March 20, 2015 17:00` (or `5:00 PM`), `20 March 2015` and `Fri, 20 Mar 2015 17:00:00 GMT`. A number is milliseconds
 * already. Source: Open edX documentation of OLX dates ("2013-02-05T05:00").
 *
 * @example parseDate('2013-02-05T05:00') // 1360040400000
 */
export function parseDate(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return parseIso(text.replace(slashes, '$1-$2-$3')) ?? parseWords(text);
}

function parseIso(text: string): number | null {
  const match = isoPattern.exec(text);
  if (match === null) return null;
  const [, year, month, day = '1', hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = match;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  const local = instant(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  return local === null ? null : local - offsetMinutes(zone) * 60_000;
}

function offsetMinutes(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function parseWords(text: string): number | null {
  const match = wordPattern.exec(text);
  if (match === null) return null;
  const [, monthFirst, dayAfter, dayFirst, monthAfter, year, hour = '0', minute = '0', second = '0', half] = match;
  const month = monthNames.indexOf((monthFirst ?? monthAfter ?? '').slice(0, 3).toLowerCase()) + 1;
  return instant(
    Number(year),
    month,
    Number(dayAfter ?? dayFirst),
    hourOf(Number(hour), half),
    Number(minute),
    Number(second),
    0,
  );
}

/** The hour of a day; 12 AM begins it, and NaN is none. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

function instant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  milliseconds: number,
): number | null {
  if (year < 1 || !(hour <= 24) || minute > 59 || second > 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that its month does not have would roll over into the next one.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.setUTCHours(hour, minute, second, milliseconds);
}
