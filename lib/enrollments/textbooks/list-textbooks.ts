import { type CourseOutline, readImageTextbooks, readTextbooks, rewriteLink, textbookChapterPath } from '@/lib/courses';
import type { CourseTextbook, TextbookChapter } from '../model';

/** A chapter with the address of its file, whatever page it is read on. */
export interface ListedChapter extends TextbookChapter {
  readonly src: string;
}

export interface ListedTextbook extends CourseTextbook {
  readonly chapters: readonly ListedChapter[];
  /** Where the page images of a book of such lie, with the slash at its end; null for a book of files. */
  readonly folder: string | null;
}

/** In the place of a chapter: the page that a book of page images begins with. */
export const firstPage = 0;

const isAddress = (src: string) => /^(?:\/(?!\/)|https?:\/\/)/i.test(src);

/**
 * The textbooks of a course: those in PDF, those in HTML, those of page images. Chapters without an address that a browser may be sent to are left out,
 * and so are books without chapters. Pure.
 */
export function listTextbooks(courseKey: string, { course }: CourseOutline): readonly ListedTextbook[] {
  const { pdf_textbooks: pdf, html_textbooks: html, textbooks: old } = course.settings;
  const books = [
    ...readTextbooks(pdf).map((book) => ({ ...book, isHtml: false })),
    ...readTextbooks(html).map((book) => ({ ...book, isHtml: true })),
  ].map(({ title, chapters, isHtml }) => ({
    title,
    isHtml,
    chapters: chapters.flatMap(({ title: name, url }) => {
      const src = rewriteLink(url, courseKey);
      return isAddress(src) ? [{ title: name || url, src }] : [];
    }),
  }));
  const listed = books
    .filter(({ chapters }) => chapters.length > 0)
    .map(
      ({ title, isHtml, chapters }, book): ListedTextbook => ({
        title,
        chapters: chapters.map(({ title: name, src }, chapter): ListedChapter => {
          const kind = src.startsWith('/') ? (isHtml ? 'page' : 'file') : 'elsewhere';
          // A page of the course's own opened by itself is a download: it has scripts.
          const href = kind === 'page' ? textbookChapterPath(courseKey, book, chapter) : src;
          return { title: name, href, kind, src };
        }),
        folder: null,
      }),
    );
  const images = readImageTextbooks(old)
    .map(({ title, url }) => ({ title: title || url, folder: rewriteLink(url.replace(/\/*$/, '/'), courseKey) }))
    .filter(({ folder }) => isAddress(folder))
    .map(({ title, folder }, place): ListedTextbook => {
      const href = textbookChapterPath(courseKey, listed.length + place, firstPage);
      return { title, folder, chapters: [{ title, href, kind: 'images', src: folder }] };
    });
  return [...listed, ...images];
}
