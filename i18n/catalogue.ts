import english from '@/messages/en.json';
import { type Locale, locales, pseudoLocales } from './locales';
import { type Messages, pseudoMessages } from './pseudo';

const catalogues = new Map<Locale, Messages>([['en', english]]);

/** The locales to choose from. Pseudo-locales are for tests and translators' checks, never for visitors. */
export const offeredLocales: readonly Locale[] =
  process.env.LECTERN_PSEUDO_LOCALES === '1' ? [...locales, ...pseudoLocales] : locales;

/** The messages of a locale; those of a pseudo-locale are made on first use. */
export function messagesOf(locale: Locale): Messages {
  const known = catalogues.get(locale);
  if (known || locale === 'en') {
    return known ?? english;
  }
  const made = pseudoMessages(english, locale);
  catalogues.set(locale, made);
  return made;
}
