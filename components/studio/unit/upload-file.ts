import { sendFile } from '../upload/send-file';

/** A file of the course as editors list it. */
export interface ListedFile {
  /** Path below `static/`. */
  readonly path: string;
  readonly contentType: string;
  /** What the course team says that a picture shows. */
  readonly alt?: string | null;
}

export type UploadAnswer =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string };

/**
 * Uploads a file of the course; it is live as soon as it is there. A file of that name is kept: the new one gets a number. `replaces`
 * names the one that is to be replaced.
 */
export async function uploadFile(
  address: string,
  file: Blob,
  { name, replaces }: { readonly name: string; readonly replaces?: string },
): Promise<UploadAnswer> {
  const query = new URLSearchParams({ name, ...(replaces === undefined ? {} : { replaces }) });
  const sent = await sendFile(`${address}?${query}`, file);
  if (!sent.ok) {
    return { ok: false, message: sent.detail };
  }
  const path: unknown = typeof sent.body === 'object' && sent.body !== null ? Reflect.get(sent.body, 'path') : null;
  return typeof path === 'string' ? { ok: true, path } : { ok: false, message: '' };
}
