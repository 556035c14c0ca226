import { getLocale, getMessages, getTimeZone } from 'next-intl/server';
import type { ReactNode } from 'react';
import { type Packed, pack } from '@/components/packed';
import type english from '@/messages/en.json';
import type { Messages } from './pseudo';
import { UnpackedMessages } from './unpacked-messages';

type Namespace = keyof typeof english;

/**
 * Gives client components the messages of the named namespaces and no others: every byte here is sent with the page.
 * Server components need none of this.
 */
export async function ClientMessages({
  namespaces,
  siteName,
  children,
}: {
  readonly namespaces: readonly Namespace[];
  /** What the site is called, as `site.name`. */
  readonly siteName?: string;
  readonly children: ReactNode;
}) {
  const [all, locale, timeZone] = await Promise.all([getMessages(), getLocale(), getTimeZone()]);
  return (
    <UnpackedMessages locale={locale} timeZone={timeZone} messages={packedOf(all, namespaces)} siteName={siteName}>
      {children}
    </UnpackedMessages>
  );
}

/** By the messages of a language, and then by the names of the namespaces. */
const packed = new WeakMap<Messages, Map<string, Packed<Messages>>>();

function packedOf(all: Messages, namespaces: readonly Namespace[]): Packed<Messages> {
  const ofLanguage = packed.get(all) ?? new Map<string, Packed<Messages>>();
  packed.set(all, ofLanguage);
  const names = namespaces.join(' ');
  const known = ofLanguage.get(names) ?? pack(pickFrom(all, namespaces));
  ofLanguage.set(names, known);
  return known;
}

function pickFrom(all: Messages, namespaces: readonly Namespace[]): Messages {
  const picked: Record<string, Messages[string]> = {};
  for (const name of namespaces) {
    const group = all[name];
    if (group !== undefined) {
      picked[name] = group;
    }
  }
  return picked;
}
