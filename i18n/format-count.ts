const formats = new Map<string, Intl.NumberFormat>();
/** Readers name their own variety of a language: what they name is not kept without end. */
const mostKept = 200;

/**
 * A whole number as a locale writes it, for a page that says nothing else in numbers: a formatter is dear to make, and next-intl makes its
 * own anew for each request.
 * @param locale a tag as `getLocale` answers it
 */
export function formatCount(locale: string, count: number): string {
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.NumberFormat(locale);
    if (formats.size >= mostKept) {
      formats.clear();
    }
    formats.set(locale, format);
  }
  return format.format(count);
}
