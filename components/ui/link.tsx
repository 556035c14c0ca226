import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link within the site. Nothing is fetched before it is followed: a page here costs its reader one request, and the
 * server none for pages that nobody opens.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, 'prefetch'>) {
  return <NextLink prefetch={false} {...props} />;
}
