import { assetPath, coursePath, jumpToPath } from '../paths';

/**
 * One address of an author's HTML as it leads in Lectern: `/static/…`, `/jump_to_id/…`, `/course/…` and what older exports wrote
 * for the same (`/c4x/…/asset/…`, `asset-v1:…@…`, `/courses/KEY/jump_to…`). Anything else comes back as it is. An address with
 * `?raw` keeps its form apart from the prefix, as in Open edX.
 *
 * @example rewriteLink('/static/a b.png', key) // '/assets/course-v1:O+N+R/a%20b.png'
 */
export function rewriteLink(address: string, courseKey: string): string {
  const url = address.trim();
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url) ?? [];
  const asset =
    /^\/static\/(.+)$/s.exec(path)?.[1] ??
    /^\/?c4x\/[^/]+\/[^/]+\/asset\/(.+)$/s.exec(path)?.[1] ??
    /^\/?(?:assets\/courseware\/[^/]+\/[^/]+\/)?asset-v1:[^@]+@asset\+block[@/](.+)$/s.exec(path)?.[1];
  if (asset) {
    return assetPath(courseKey, decoded(asset)) + (rest.startsWith('?') ? rest.replace(/^\?[^#]*/, '') : rest);
  }
  const block =
    /^\/jump_to_id\/([^/]+)/.exec(path)?.[1] ??
    /^\/courses\/[^/]+(?:\/[^/]+\/[^/]+)?\/jump_to_id\/([^/]+)/.exec(path)?.[1] ??
    /^(?:\/courses\/[^/]+(?:\/[^/]+\/[^/]+)?)?\/jump_to\/(?:block-v1:[^/]*@|i4x:\/\/(?:[^/]+\/){3})([^/@]+)$/.exec(
      path,
    )?.[1];
  if (block) {
    return jumpToPath(courseKey, decoded(block)) + rest;
  }
  const inCourse = /^\/course(\/.*)?$/s.exec(path);
  return inCourse ? coursePath(courseKey) + (inCourse[1] ?? '').replace(/\/$/, '') + rest : url;
}

/**
 * Rewrites every address that stands right behind a quote in a text (HTML with scripts, style sheets), where parsing would change
 * what the author wrote.
 */
export function rewriteQuotedLinks(text: string, courseKey: string): string {
  return text.replace(
    /(\\?["'])(\/(?:static|jump_to_id|course|c4x)\/(?!xblock)[^"'\\\n<>]*)(?=\1)/g,
    (_, quote: string, address: string) => quote + rewriteLink(address, courseKey),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
