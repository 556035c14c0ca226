'use client';

import { useEffect } from 'react';

/** Closes open menus on Escape (giving the focus back), on a click or focus elsewhere, and when a link in one is followed. */
export function MenuCloser() {
  useEffect(() => {
    const close = (except: Node | null) => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
        if (!except || !menu.contains(except)) {
          menu.open = false;
        }
      }
    };
    const elsewhere = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      close(event.type === 'click' && target?.closest('a') ? null : target);
    };
    const onEscape = (event: KeyboardEvent) => {
      const menu = event.key === 'Escape' ? document.querySelector('details[data-menu][open]') : null;
      if (menu) {
        close(null);
        menu.querySelector('summary')?.focus();
      }
    };
    document.addEventListener('click', elsewhere);
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('keydown', onEscape);
    return () => {
      document.removeEventListener('click', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('keydown', onEscape);
    };
  }, []);
  return null;
}
