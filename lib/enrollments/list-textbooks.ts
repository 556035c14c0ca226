import { type CourseOutline, readTextbooks, rewriteLink, textbookChapterPath } from '@/lib/courses';
import type { CourseTextbook, TextbookChapter } from './model';

/** A chapter with the address of its file, whatever page it is read on. */
export interface ListedChapter extends TextbookChapter {
  readonly src: string;
}

export interface ListedTextbook extends CourseTextbook {
  readonly chapters: readonly ListedChapter[];
}

/**
 * The textbooks of a course, those in PDF before those in HTML. Chapters without an address that a browser may be sent to are left out,
 * and so are books without chapters. Pure.
 */
export function listTextbooks(courseKey: string, { course }: CourseOutline): readonly ListedTextbook[] {
  const { pdf_textbooks: pdf, html_textbooks: html } = course.settings;
  const books = [
    ...readTextbooks(pdf).map((book) => ({ ...book, isHtml: false })),
    ...readTextbooks(html).map((book) => ({ ...book, isHtml: true })),
  ].map(({ title, chapters, isHtml }) => ({
    title,
    isHtml,
    chapters: chapters.flatMap(({ title: name, url }) => {
      const src = rewriteLink(url, courseKey);
      return /^(?:\/(?!\/)|https?:\/\/)/i.test(src) ? [{ title: name || url, src }] : [];
    }),
  }));
  return books
    .filter(({ chapters }) => chapters.length > 0)
    .map(({ title, isHtml, chapters }, book) => ({
      title,
      chapters: chapters.map(({ title: name, src }, chapter): ListedChapter => {
        const kind = src.startsWith('/') ? (isHtml ? 'page' : 'file') : 'elsewhere';
        // A page of the course's own opened by itself is a download: it has scripts.
        const href = kind === 'page' ? textbookChapterPath(courseKey, book, chapter) : src;
        return { title: name, href, kind, src };
      }),
    }));
}
