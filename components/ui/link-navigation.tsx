'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** The link that a plain click is on, where it leads to another page of this site in this window. */
function linkToFollow(event: MouseEvent): URL | null {
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (
    !isPlain ||
    event.defaultPrevented ||
    !link?.closest('[data-in-place]') ||
    (link.target !== '' && link.target !== '_self')
  ) {
    return null;
  }
  const to = new URL(link.href);
  const isHere = to.pathname === location.pathname && to.search === location.search;
  return to.origin === location.origin && !(isHere && to.hash !== '') ? to : null;
}

/**
 * Follows the links of the site in place: a `Link`, and all links in an element that says so for them. One listener for all of them; without
 * script they are links as any other.
 */
export function LinkNavigation() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const to = linkToFollow(event);
      if (to) {
        event.preventDefault();
        router.push(to.pathname + to.search + to.hash);
      }
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
  return null;
}
