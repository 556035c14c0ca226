import { conflict, invalid } from '@/lib/errors';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import type { Json } from '@/lib/olx/model';
import { isPlainObject } from '../partitions';

/** A textbook: chapters, each a file. */
export interface Textbook {
  readonly title: string;
  readonly chapters: readonly { readonly title: string; readonly url: string }[];
}

/** A change of the setting `pdf_textbooks`. `opened` is the entry as the form was opened with; null for a new one. */
export interface TextbookEdit {
  readonly opened: Json;
  /** Null takes the textbook away. */
  readonly book: Textbook | null;
}

const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/**
 * The textbooks in the setting `pdf_textbooks` or `html_textbooks`, each with the entry as it is stored. One that is a file and names
 * no chapters has one chapter of its own name.
 */
export function readTextbooks(setting: Json | undefined): readonly (Textbook & { readonly stored: Json })[] {
  return (Array.isArray(setting) ? setting : []).flatMap((stored: Json) => {
    if (!isPlainObject(stored)) {
      return [];
    }
    const title = text(stored.tab_title);
    const chapters = Array.isArray(stored.chapters) ? stored.chapters : [{ title, url: text(stored.url) }];
    return [
      {
        stored,
        title,
        chapters: chapters.flatMap((chapter: Json) =>
          isPlainObject(chapter) && text(chapter.url) !== ''
            ? [{ title: text(chapter.title), url: text(chapter.url) }]
            : [],
        ),
      },
    ];
  });
}

/**
 * The textbooks in the older setting `textbooks`: each a folder of page images with a table of contents. Exports hold them as pairs of
 * title and address, elements of the course as objects.
 */
export function readImageTextbooks(
  setting: Json | undefined,
): readonly { readonly title: string; readonly url: string }[] {
  return (Array.isArray(setting) ? setting : []).flatMap((stored: Json) => {
    const [title, url] = Array.isArray(stored)
      ? stored
      : isPlainObject(stored)
        ? [stored.title, stored.book_url]
        : [undefined, undefined];
    return text(url).trim() === '' ? [] : [{ title: text(title), url: text(url).trim() }];
  });
}

/**
 * The setting `pdf_textbooks` after one change. Keys that are not shown stay. Pure.
 * Throws Invalid `textbooks.incomplete`, Conflict `textbooks.changed-meanwhile`.
 */
export function editTextbooks(setting: Json | undefined, { opened, book }: TextbookEdit): readonly Json[] {
  const all: readonly Json[] = Array.isArray(setting) ? setting : [];
  if (book && (book.title.trim() === '' || book.chapters.length === 0 || book.chapters.some(({ url }) => url === ''))) {
    throw invalid('textbooks.incomplete', 'A textbook needs a name, and a chapter with a file.');
  }
  const write = (old: Json): Json => ({
    ...(isPlainObject(old) ? old : {}),
    tab_title: book?.title.trim() ?? '',
    chapters: (book?.chapters ?? []).map(({ title, url }) => ({ title: title || url, url })),
  });
  if (opened === null) {
    return book ? [...all, { id: freeId(all, book.title), ...(write(null) as object) }] : all;
  }
  const place = all.findIndex((one) => isSameJson(one, opened));
  if (place < 0) {
    throw conflict(
      'textbooks.changed-meanwhile',
      'Somebody else changed this textbook since you opened the page. Nothing was saved; look at it again.',
    );
  }
  return book ? all.with(place, write(opened)) : all.toSpliced(place, 1);
}

function freeId(all: readonly Json[], title: string): string {
  const taken = new Set(all.map((one) => (isPlainObject(one) ? text(one.id) : '')));
  const base = `${all.length}${title.replace(/[^\p{L}\p{N}]+/gu, '')}`.slice(0, 60);
  return taken.has(base) ? `${base}-${taken.size}` : base;
}
