import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { messagesOf, offeredLocales } from './catalogue';
import { formattingLocale, localeCookie, negotiateLocale, parseAcceptLanguage, timeZoneCookie } from './locales';

/** Locale and time zone of a request: the visitor's choice (a cookie), else what the browser asks for, else English and UTC. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(localeCookie)?.value;
  const wanted = [...(chosen ? [chosen] : []), ...parseAcceptLanguage(head.get('accept-language') ?? '')];
  const language = negotiateLocale(wanted, offeredLocales);
  return {
    locale: formattingLocale(language, wanted),
    messages: messagesOf(language),
    timeZone: knownTimeZone(jar.get(timeZoneCookie)?.value),
  };
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
