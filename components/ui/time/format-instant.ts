/**
 * `date`: 12 May 2027. `short`: 12 May. `instant`: 12 May 2027, 14:00 UTC, with its zone, for what happens on the minute.
 * `second`: 12 May, 14:00:05, for what machines did lately. `record`: 12 May 2027, 14:00:05 UTC, for what is kept for years.
 */
export type DateTimeStyle = 'date' | 'short' | 'instant' | 'second' | 'record';

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
  second: { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', second: '2-digit' },
  record: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  },
} as const satisfies Readonly<Record<DateTimeStyle, Intl.DateTimeFormatOptions>>;

// Making a formatter costs more than everything else that a date costs, and readers share few of them.
const formatters = new Map<string, Intl.DateTimeFormat>();
const mostKept = 500;

/**
 * An instant in a language (BCP 47) and an IANA time zone.
 * @example formatInstant(new Date('2027-05-12T14:00:00Z'), { style: 'date', locale: 'en-GB', timeZone: 'UTC' }) // '12 May 2027'
 */
export function formatInstant(
  value: Date,
  { style, locale, timeZone }: { readonly style: DateTimeStyle; readonly locale: string; readonly timeZone: string },
): string {
  const key = `${style} ${locale} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    if (formatters.size >= mostKept) {
      formatters.clear();
    }
    formatter = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone });
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}
