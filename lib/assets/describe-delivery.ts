import type { ManifestFile } from '@/db/courseware';
import { nameDownload } from '@/lib/requests';

/**
 * Types that a browser may open by themselves: none of them runs a script with the policy that every file carries. Everything
 * else, pages and scripts above all, is downloaded when somebody opens its address. (A picture, style sheet or script that
 * a page embeds is not affected by this.)
 */
const shownTypes = /^(?:image\/.+|audio\/.+|video\/.+|font\/.+|application\/pdf|text\/(?:plain|vtt|csv))$/;

/** Authors embed pages of their own, and problems theirs, in frames. */
const framedTypes = /^(?:text\/html|application\/xhtml\+xml)$/;

export interface Asking {
  /** The value of `Sec-Fetch-Dest`: what the browser wants the file for. */
  readonly destination: string | null;
  /** The hash that the address carries in `?v=`, where it does. */
  readonly version: string | null;
}

/** Whether a file is a page that a browser asks for as a frame. */
export function isFramedPage(file: ManifestFile, { destination }: Pick<Asking, 'destination'>): boolean {
  return framedTypes.test(baseType(file)) && (destination === 'iframe' || destination === 'frame');
}

const baseType = (file: ManifestFile) => file.contentType.toLowerCase().split(';')[0]?.trim() ?? '';

/**
 * The headers that go with a file's bytes, whole or in part. Pure. Every file is `nosniff`, and every one but a PDF is sandboxed, so
 * that opened by itself it has an origin of its own; a page in a frame may run its scripts, in that origin.
 */
export function describeDelivery(file: ManifestFile, asking: Asking): Record<string, string> {
  const isFramed = isFramedPage(file, asking);
  return {
    'content-type': withCharset(file.contentType),
    'content-disposition': nameDownload(
      isFramed || shownTypes.test(baseType(file)) ? 'inline' : 'attachment',
      file.path.slice(file.path.lastIndexOf('/') + 1),
    ),
    ...policyOf(file, isFramed),
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: `"${file.hash}"`,
    ...(file.isLocked
      ? { 'cache-control': 'private, no-store' }
      : {
          'cache-control': isNamedByContent(file, asking)
            ? 'public, max-age=31536000, immutable'
            : 'public, max-age=300, stale-while-revalidate=86400',
          // Framed pages have an origin of their own; what anybody may read, their scripts and fonts may load too.
          'access-control-allow-origin': '*',
        }),
    vary: 'Sec-Fetch-Dest',
  };
}

/**
 * A PDF alone goes without: it is never a page (`nosniff`), its reader keeps it to itself, and a reader that is a page, as Safari's,
 * stays empty in a sandbox.
 */
function policyOf(file: ManifestFile, isFramed: boolean): Record<string, string> {
  if (baseType(file) === 'application/pdf') {
    return {};
  }
  return { 'content-security-policy': isFramed ? 'sandbox allow-scripts allow-forms' : 'sandbox' };
}

/** An address with the right hash in it names these bytes for ever; the path is what was asked, the hash opens nothing. */
const isNamedByContent = (file: ManifestFile, { version }: Asking) =>
  version !== null && version.length >= 12 && file.hash.startsWith(version);

/** UTF-7 hides tags in letters that nothing here looks for; no browser of today reads it, and none is told to. */
const utf7 = /;\s*charset\s*=\s*"?[\w-]*utf-?7[^;]*/i;

function withCharset(said: string): string {
  const contentType = said.replace(utf7, '');
  return /^(?:text\/|application\/(?:javascript|json|xml)$)/i.test(contentType) && !/charset=/i.test(contentType)
    ? `${contentType}; charset=utf-8`
    : contentType;
}
