import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import english from '@/messages/en.json';
import {
  type Locale,
  localeCookie,
  locales,
  negotiateLocale,
  parseAcceptLanguage,
  pseudoLocales,
  timeZoneCookie,
} from './locales';
import { type Messages, pseudoMessages } from './pseudo';

const catalogues = new Map<Locale, Messages>([['en', english]]);

/** Pseudo-locales are for tests and translators' checks, never for visitors. */
const offered: readonly Locale[] =
  process.env.LECTERN_PSEUDO_LOCALES === '1' ? [...locales, ...pseudoLocales] : locales;

/** The messages of a locale; those of a pseudo-locale are made on first use. */
function messagesOf(locale: Locale): Messages {
  const known = catalogues.get(locale);
  if (known || locale === 'en') {
    return known ?? english;
  }
  const made = pseudoMessages(english, locale);
  catalogues.set(locale, made);
  return made;
}

/** Locale and time zone of a request: the visitor's choice (a cookie), else what the browser asks for, else English and UTC. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(localeCookie)?.value;
  const locale = negotiateLocale(
    [...(chosen ? [chosen] : []), ...parseAcceptLanguage(head.get('accept-language') ?? '')],
    offered,
  );
  return { locale, messages: messagesOf(locale), timeZone: knownTimeZone(jar.get(timeZoneCookie)?.value) };
});

const seenTimeZones = new Set<string>();

/** The IANA zone if this machine knows it, else UTC. */
function knownTimeZone(zone: string | undefined): string {
  if (!zone || zone.length > 64) {
    return 'UTC';
  }
  if (!seenTimeZones.has(zone)) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      return 'UTC';
    }
    seenTimeZones.add(zone);
  }
  return zone;
}
