import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import type english from '@/messages/en.json';

/**
 * Gives client components the messages of the named namespaces and no others: every byte here is sent with the page.
 * Server components need none of this.
 */
export async function ClientMessages({
  namespaces,
  siteName,
  children,
}: {
  readonly namespaces: readonly (keyof typeof english)[];
  /** What the site is called, as `site.name`. */
  readonly siteName?: string;
  readonly children: ReactNode;
}) {
  const all: AbstractIntlMessages = await getMessages();
  const messages: AbstractIntlMessages = {};
  for (const name of namespaces) {
    const group = all[name];
    if (group !== undefined) {
      messages[name] = group;
    }
  }
  if (siteName !== undefined) {
    messages.site = { name: siteName };
  }
  return <NextIntlClientProvider messages={messages}>{children}</NextIntlClientProvider>;
}
