import { notFound } from '@/lib/errors';
import type { VisitContext } from '../learner-course';
import type { ClosedPage, CourseTextbooks, TextbookChapter, TextbookImage, TextbookPage } from '../model';
import { type OpenCourseInput, openCourse } from '../open-course';
import { closedPage } from '../open-course-home';
import { type ListedChapter, listTextbooks } from './list-textbooks';
import { openTextbookImage } from './open-textbook-image';

/** The textbooks of a course by chapter, for whoever may see its content. One query. */
export async function openTextbooks(ctx: VisitContext, input: OpenCourseInput): Promise<CourseTextbooks | ClosedPage> {
  const course = await openCourse(ctx, input);
  if (!course.decision.canSeeContent) {
    return closedPage(course);
  }
  const books = listTextbooks(course.courseKey, course.outline);
  return {
    status: 'open',
    course: course.head,
    books: books.map(({ title, chapters }) => ({ title, chapters: chapters.map(shown) })),
  };
}

export interface OpenTextbookPageInput extends OpenCourseInput {
  /** Both count from 0. */
  readonly book: number;
  readonly chapter: number;
}

/**
 * A chapter of a textbook in HTML, or a page of one of page images. One query. NotFound `courses.page-not-found` where there is none, or it
 * is a file by itself.
 */
export async function openTextbookPage(
  ctx: VisitContext,
  input: OpenTextbookPageInput,
): Promise<TextbookPage | TextbookImage | ClosedPage> {
  const course = await openCourse(ctx, input);
  if (!course.decision.canSeeContent) {
    return closedPage(course);
  }
  const book = listTextbooks(course.courseKey, course.outline)[input.book];
  if (book?.folder != null) {
    return openTextbookImage(ctx, course, { ...input, title: book.title, folder: book.folder });
  }
  const chapter = book?.chapters[input.chapter];
  if (chapter?.kind !== 'page') {
    throw notFound('courses.page-not-found', 'This course has no such page.');
  }
  const beside = (step: 1 | -1) => {
    const other = book?.chapters[input.chapter + step];
    return other ? shown(other) : null;
  };
  return {
    status: 'open',
    course: course.head,
    book: book?.title ?? '',
    title: chapter.title,
    src: chapter.src,
    previous: beside(-1),
    next: beside(1),
  };
}

const shown = ({ title, href, kind }: ListedChapter): TextbookChapter => ({ title, href, kind });
