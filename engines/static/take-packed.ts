import { existsSync, readdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

const prefix = '/_next/static/';

/** The types of what is packed: that of the file that is sent would be none. */
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=UTF-8',
  js: 'application/javascript; charset=UTF-8',
  json: 'application/json; charset=UTF-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=UTF-8',
};

/**
 * Has the packed file (`packFiles`) sent to a browser that asks for a file of the build and can unpack it: Next.js finds that one under its
 * own name, and leaves alone what says that it is packed. `folder` is the build's `static`, which never changes.
 */
export function takePackedFrom(folder: string): (request: IncomingMessage, response: ServerResponse) => void {
  const paths = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const packed = new Set(paths.filter((path) => path.endsWith('.br')).map((path) => path.slice(0, -'.br'.length)));
  return (request, response) => {
    const { url = '', headers } = request;
    if (!url.startsWith(prefix)) return;
    const path = url.slice(prefix.length).split('?', 1)[0] ?? '';
    if (!packed.has(path)) return;
    response.setHeader('Vary', 'Accept-Encoding');
    if (!/\bbr\b/.test(String(headers['accept-encoding'] ?? ''))) return;
    request.url = `${prefix}${path}.br`;
    response.setHeader('Content-Encoding', 'br');
    response.setHeader('Content-Type', types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream');
  };
}
