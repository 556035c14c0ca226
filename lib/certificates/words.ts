import { createTranslator } from 'next-intl';
import { messagesOf, offeredLocales } from '@/i18n/catalogue';
import { directionOf, negotiateLocale } from '@/i18n/locales';
import type english from '@/messages/en.json';

/**
 * The words of certificates in the language of their course, or in English where Lectern does not speak it: what is printed and signed
 * is the same for every reader.
 */
export function certificateWords(language: string | null) {
  const locale = negotiateLocale(language === null ? [] : [language], offeredLocales);
  const t = createTranslator({ locale, messages: asEnglish(messagesOf(locale)), namespace: 'certificate' });
  const site = createTranslator({ locale, messages: asEnglish(messagesOf(locale)), namespace: 'site' });
  return { t, locale, direction: directionOf(locale), siteName: site('name') };
}

/** Every catalogue has the keys of the English one; a test of the catalogues holds them to it. */
const asEnglish = (messages: ReturnType<typeof messagesOf>): typeof english => messages as typeof english;
