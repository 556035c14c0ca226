'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Reads the page anew every so often, as long as it is drawn and somebody looks at it. */
export function RefreshWhile({ everyMs }: { readonly everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        router.refresh();
      }
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
