/** The languages of the interface, each with the messages of `messages/<locale>.json`. */
export const locales = ['en'] as const;
export const defaultLocale = 'en';

/** Made from the English messages by `pseudo.ts`, for tests: long accented text, and text written from right to left. */
export const pseudoLocales = ['en-XA', 'ar-XB'] as const;

export type PseudoLocale = (typeof pseudoLocales)[number];
export type Locale = (typeof locales)[number] | PseudoLocale;

/** Where a visitor's choice is kept; a signed-in person's choice is part of the account. */
export const localeCookie = 'lectern-locale';
export const timeZoneCookie = 'lectern-time-zone';

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The writing direction of a language tag, by its primary language: `ar-EG` is `rtl`. */
export function directionOf(languageTag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(languageTag.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * The first of `wanted` (language tags, best first) that the interface speaks, by exact tag or by primary language;
 * English where it speaks none. Pseudo-locales count only where they are offered.
 */
export function negotiateLocale(wanted: readonly string[], offered: readonly Locale[]): Locale {
  for (const tag of wanted) {
    const exact = offered.find((locale) => locale.toLowerCase() === tag.toLowerCase());
    const near = exact ?? offered.find((locale) => locale === tag.toLowerCase().split('-')[0]);
    if (near) {
      return near;
    }
  }
  return defaultLocale;
}

/**
 * The tag that dates and numbers are written by: the first of `wanted` that is a variety of the interface's language
 * (`en-GB` where the interface speaks `en`), else the language itself.
 */
export function formattingLocale(language: Locale, wanted: readonly string[]): string {
  if (isPseudoLocale(language)) {
    return language;
  }
  for (const tag of wanted) {
    if (tag.toLowerCase().startsWith(`${language}-`) && tag.length <= 35) {
      try {
        return Intl.getCanonicalLocales(tag)[0] ?? language;
      } catch {
        // Not well-formed: as if it had not been asked for.
      }
    }
  }
  return language;
}

function isPseudoLocale(locale: Locale): locale is PseudoLocale {
  return pseudoLocales.some((pseudo) => pseudo === locale);
}

/** The language tags of an `Accept-Language` header (RFC 9110 §12.5.4), best first, without those of quality 0. */
export function parseAcceptLanguage(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}
