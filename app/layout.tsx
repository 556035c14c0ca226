import './globals.css';
import type { Metadata, Viewport } from 'next';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/site/skip-link';
import { LinkNavigation } from '@/components/ui/link-navigation';
import { ClientMessages } from '@/i18n/client-messages';
import { directionOf } from '@/i18n/locales';
import { shownSite } from './shown-site';

export async function generateMetadata(): Promise<Metadata> {
  const { name, description } = await shownSite();
  return { title: { default: name, template: `%s · ${name}` }, description };
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#15171a' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, { name }] = await Promise.all([getLocale(), shownSite()]);
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body>
        <SkipLink />
        <LinkNavigation />
        <ClientMessages namespaces={['errors']} siteName={name}>
          {children}
        </ClientMessages>
      </body>
    </html>
  );
}
