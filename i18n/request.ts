import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { readOwnSiteSettings } from '@/lib/site';
import { messagesOf, offeredLocales } from './catalogue';
import { formattingLocale, localeCookie, negotiateLocale, parseAcceptLanguage, timeZoneCookie } from './locales';
import { isTimeZone } from './time-zones';

/** Locale and time zone of a request: the visitor's choice (a cookie), else what the browser asks for, else English and the site's zone. */
export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const chosen = jar.get(localeCookie)?.value;
  const wanted = [...(chosen ? [chosen] : []), ...parseAcceptLanguage(head.get('accept-language') ?? '')];
  const language = negotiateLocale(wanted, offeredLocales);
  const zone = jar.get(timeZoneCookie)?.value;
  return {
    locale: formattingLocale(language, wanted),
    messages: messagesOf(language),
    timeZone: zone && isTimeZone(zone) ? zone : (await readOwnSiteSettings(new Date())).general.timeZone,
  };
});
