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
  try {
    const response = await fetch(`${address}?${query}`, { method: 'POST', body: file });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && hasText(answer, 'path')) {
      return { ok: true, path: answer.path };
    }
    return { ok: false, message: hasText(answer, 'detail') ? answer.detail : '' };
  } catch {
    return { ok: false, message: '' };
  }
}

function hasText<Name extends string>(value: unknown, name: Name): value is Record<Name, string> {
  return typeof value === 'object' && value !== null && name in value && typeof Reflect.get(value, name) === 'string';
}
