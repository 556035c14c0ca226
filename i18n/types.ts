import type english from '@/messages/en.json';

/** Message keys are checked by the compiler. */
declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof english;
  }
}
