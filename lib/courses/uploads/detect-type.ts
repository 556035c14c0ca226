import { fileTypeFromBuffer } from 'file-type';
import { contentTypeOf } from '@/lib/olx/read/content-types';

/** Wrappings that tell little: what is in them, the name knows better. */
const wrappings: ReadonlySet<string> = new Set([
  'application/xml',
  'application/zip',
  'application/x-cfb',
  'application/gzip',
  'application/ogg',
  'video/ogg',
]);

/**
 * What a file is: by its first bytes where they say it, else by the ending of its name. A picture that is called `.pdf` is a picture.
 *
 * @example await detectType('photo.txt', pngBytes) // 'image/png'
 */
export async function detectType(name: string, head: Uint8Array): Promise<string> {
  const byName = contentTypeOf(name);
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const isTold = found !== undefined && !(wrappings.has(found.mime) && byName !== 'application/octet-stream');
  return isTold ? found.mime : byName;
}
