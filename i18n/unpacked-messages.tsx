'use client';

import { NextIntlClientProvider } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { type Packed, unpack } from '@/components/packed';
import type { Messages } from './pseudo';

/** The end of `ClientMessages` in the browser. */
export function UnpackedMessages({
  locale,
  timeZone,
  messages: packed,
  siteName,
  children,
}: {
  readonly locale: string;
  readonly timeZone: string;
  readonly messages: Packed<Messages>;
  readonly siteName: string | undefined;
  readonly children: ReactNode;
}) {
  const messages = useMemo(() => {
    const unpacked = unpack(packed);
    return siteName === undefined ? unpacked : { ...unpacked, site: { name: siteName } };
  }, [packed, siteName]);
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
