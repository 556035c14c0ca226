import type { ComponentProps } from 'react';

/**
 * A link within the site: an ordinary one, which `LinkNavigation` follows without loading the page anew. Next's own component runs in
 * the browser for each link, and an outline has hundreds. Nothing is fetched before a link is followed.
 */
export function Link({ href, ...rest }: ComponentProps<'a'> & { readonly href: string }) {
  return <a data-in-place href={href} {...rest} />;
}
