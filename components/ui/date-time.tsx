import { useLocale, useTimeZone } from 'next-intl';
import { type DateTimeStyle, formatInstant } from './time/format-instant';

/** An instant (a Date, or ISO 8601 text) in the reader's language and time zone. */
export function DateTime({ value, style = 'date' }: { readonly value: Date | string; readonly style?: DateTimeStyle }) {
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const instant = new Date(value);
  return <time dateTime={instant.toISOString()}>{formatInstant(instant, { style, locale, timeZone })}</time>;
}
