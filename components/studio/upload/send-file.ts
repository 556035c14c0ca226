/** What the site answered to an upload that it took. */
export interface SentFile {
  readonly ok: true;
  readonly body: unknown;
}

/** Why it was not taken, as a problem document says it. */
export interface RefusedFile {
  readonly ok: false;
  /** Code of the error, or `network` where no answer came, `aborted` where it was given up. */
  readonly code: string;
  /** The sentence of the problem document; empty where none came. */
  readonly message: string;
}

/**
 * Sends a file as the body of a request and tells how far it is, from 0 to 1: `fetch` does not. Never rejects.
 */
export function sendFile(
  url: string,
  file: Blob,
  onProgress: (part: number) => void = () => {},
  signal?: AbortSignal,
): Promise<SentFile | RefusedFile> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body: unknown = request.response;
      if (request.status < 300) {
        resolve({ ok: true, body });
        return;
      }
      const said = typeof body === 'object' && body !== null ? body : {};
      const text = (name: string) => {
        const value: unknown = Reflect.get(said, name);
        return typeof value === 'string' ? value : '';
      };
      resolve({ ok: false, code: text('code') || 'internal', message: text('title') });
    };
    request.onerror = () => resolve({ ok: false, code: 'network', message: '' });
    request.onabort = () => resolve({ ok: false, code: 'aborted', message: '' });
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
