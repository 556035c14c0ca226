import { assetPath } from '../paths';
import { isEmbeddable } from './embed-hosts';
import { rewriteLink } from './links';

export interface FramedPage {
  /** The page's address: as its author wrote it, or where it comes from. */
  readonly src: string;
  /** It answers over JSChannel; else it has global functions that are called by name. */
  readonly usesChannel: boolean;
}

/**
 * Where the page of a `<jsinput>` comes from. A file of the course whose functions are to be called is asked for with the
 * bridge that calls them (`?jsinput`, see `lib/assets`); a page at one of the hosts that our own pages may frame can only be
 * reached over JSChannel. Any other address is none: it comes back empty.
 */
export function placeFrame({ src, usesChannel }: FramedPage, courseKey: string): FramedPage {
  const address = rewriteLink(src, courseKey);
  if (address.startsWith(assetPath(courseKey, ''))) {
    return { src: usesChannel ? address : withParameter(address, 'jsinput'), usesChannel };
  }
  return { src: isEmbeddable(address) ? address.replace(/^\/\//, 'https://') : '', usesChannel: true };
}

function withParameter(address: string, name: string): string {
  const [page = '', fragment] = address.split('#', 2);
  return `${page}${page.includes('?') ? '&' : '?'}${name}${fragment === undefined ? '' : `#${fragment}`}`;
}
