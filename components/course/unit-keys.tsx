'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** `n` and `p` lead to the next and the previous unit, except while somebody types. */
export function UnitKeys({ next, previous }: { next: string | null; previous: string | null }) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const at = event.target;
      const isTyping =
        at instanceof HTMLElement && at.closest('input, textarea, select, [contenteditable], video') !== null;
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const href = event.key === 'n' ? next : event.key === 'p' ? previous : null;
      if (href) {
        router.push(href);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [next, previous, router]);
  return null;
}
