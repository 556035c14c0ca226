import type english from '@/messages/en.json';
import type { Locale } from './locales';

/** Message keys and locales are checked by the compiler. */
declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof english;
    Locale: Locale;
  }
}
