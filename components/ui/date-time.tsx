import { useFormatter } from 'next-intl';

/** `date`: 12 May 2027. `short`: 12 May. `instant`: 12 May 2027, 14:00 UTC, with its zone, for what happens on the minute. */
export type DateTimeStyle = 'date' | 'short' | 'instant';

const styles = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  instant: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  },
} as const;

/** An instant (a Date, or ISO 8601 text) in the reader's language and time zone. */
export function DateTime({ value, style = 'date' }: { readonly value: Date | string; readonly style?: DateTimeStyle }) {
  const format = useFormatter();
  const instant = new Date(value);
  return <time dateTime={instant.toISOString()}>{format.dateTime(instant, styles[style])}</time>;
}
