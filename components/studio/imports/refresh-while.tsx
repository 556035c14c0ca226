'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks the site how things stand, again and again while it is on the page. Sleeps while nobody looks. */
export function RefreshWhile({ everyMs = 1200 }: { readonly everyMs?: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
