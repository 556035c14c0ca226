import type { Courseware, ManifestFile } from '@/db/courseware';
import { describeDelivery, isFramedPage } from './describe-delivery';
import { frameBridge, frameBridgeVersion } from './frame-bridge';
import { parseRange } from './parse-range';

/**
 * Answers a request for a file that the asker may have: whole, in part, unchanged, or only its headers.
 * A page that is asked for as the frame of a problem (`?jsinput`) comes whole, with the bridge behind it.
 * Source: RFC 9110, sections 13 (conditions) and 14 (ranges).
 */
export async function answerAsset(courseware: Courseware, request: Request, file: ManifestFile): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asking = { destination: request.headers.get('sec-fetch-dest'), version: searchParams.get('v') };
  const headers = new Headers(describeDelivery(file, asking));
  const isBridged = searchParams.has('jsinput') && isFramedPage(file, asking);
  if (isBridged) {
    headers.set('etag', `"${file.hash}-${frameBridgeVersion}"`);
    headers.delete('accept-ranges');
  }
  const etag = headers.get('etag') ?? '';
  if (names(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  if (isBridged) {
    headers.set('content-length', String(file.bytes + frameBridge.byteLength));
    const page = request.method === 'HEAD' ? null : withBridge(await courseware.openFile(file.hash));
    return new Response(page, { headers });
  }
  const ifRange = request.headers.get('if-range');
  const isSameFile = ifRange === null || ifRange.trim() === etag;
  const range = parseRange(isSameFile ? request.headers.get('range') : null, file.bytes);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${file.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const part = range === 'all' ? { start: 0, end: file.bytes - 1 } : range;
  headers.set('content-length', String(part.end - part.start + 1));
  if (range !== 'all') {
    headers.set('content-range', `bytes ${part.start}-${part.end}/${file.bytes}`);
    // Compressed on the way, a part would not be the part that was asked for.
    headers.set('cache-control', `${headers.get('cache-control')}, no-transform`);
  }
  const isBodiless = request.method === 'HEAD' || file.bytes === 0;
  return new Response(isBodiless ? null : await courseware.openFile(file.hash, part), {
    status: range === 'all' ? 200 : 206,
    headers,
  });
}

const withBridge = (page: ReadableStream<Uint8Array>) =>
  page.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({ flush: (controller) => controller.enqueue(frameBridge) }),
  );

/** Whether an `If-None-Match` header names the entity tag; a proxy may have made it a weak one. */
function names(header: string | null, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
