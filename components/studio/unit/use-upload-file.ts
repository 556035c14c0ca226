import { useTranslations } from 'next-intl';
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
  | { readonly ok: true; readonly path: string; readonly hash: string }
  /** `message` is a sentence, whatever went wrong. */
  | { readonly ok: false; readonly code: string; readonly message: string };

/** What is uploaded as which file. */
export interface UploadPlace {
  readonly name: string;
  /** Path of the file that it takes the place of. */
  readonly replaces?: string;
  /** Hash of that file as it was opened: another one is not written over. */
  readonly expected?: string;
}

/**
 * What uploads a file of the course; it is live as soon as it is there. A file of that name is kept: the new one gets a number, unless it
 * is to replace that one.
 */
export function useUploadFile(courseKey: string): (file: Blob, place: UploadPlace) => Promise<UploadAnswer> {
  const t = useTranslations('studioUnit.upload');
  return async (file, place) => {
    const sent = await sendFile(`/studio/${courseKey}/uploads?${new URLSearchParams({ ...place })}`, file);
    if (!sent.ok) {
      const { code, message } = sent;
      return { ok: false, code, message: message || t(code === 'network' ? 'network' : 'failed') };
    }
    const text = (name: string): unknown =>
      typeof sent.body === 'object' && sent.body !== null ? Reflect.get(sent.body, name) : null;
    const path = text('path');
    const hash = text('hash');
    return typeof path === 'string' && typeof hash === 'string'
      ? { ok: true, path, hash }
      : { ok: false, code: 'internal', message: t('failed') };
  };
}
