import { textbookChapterPath } from '@/lib/courses';
import { notFound } from '@/lib/errors';
import type { LearnerCourse, VisitContext } from '../learner-course';
import type { TextbookImage } from '../model';
import { firstPage } from './list-textbooks';
import { type ContentsLine, parseContents } from './parse-contents';

/** Longest table of contents read, in bytes. */
const maxBytes = 1_000_000;
/** A book of more pages than this is none. */
const maxPages = 99_999;

/**
 * A page of a textbook of page images: `p001.png` and so on in the book's folder, with its table of contents in `toc.xml` beside them, as
 * Open edX is taken to lay them (no such book was at hand to try). What lies on another site is shown from there by the reader's browser, and never fetched by this one: its
 * table of contents and its last page are not known.
 */
export async function openTextbookImage(
  ctx: Pick<VisitContext, 'courseware'>,
  course: LearnerCourse,
  input: { readonly book: number; readonly chapter: number; readonly title: string; readonly folder: string },
): Promise<TextbookImage> {
  const { book, folder, title } = input;
  const own = await readOwn(ctx, course, folder);
  const page = input.chapter === firstPage ? (own?.contents?.[0]?.page ?? own?.pages[0] ?? 1) : input.chapter;
  const lastPage = own?.pages.at(-1) ?? null;
  if (!Number.isSafeInteger(page) || page < 1 || page > Math.min(maxPages, lastPage ?? maxPages)) {
    throw notFound('courses.page-not-found', 'This course has no such page.');
  }
  const hrefOf = (to: number) => textbookChapterPath(course.courseKey, book, to);
  const contents = own?.contents ?? null;
  // The line that this page belongs to: the last one that begins on it or before.
  const current = contents?.findLast((line) => line.page <= page);
  return {
    status: 'images',
    course: course.head,
    book: title,
    page,
    label: labelOf(page, current),
    lastPage,
    src: `${folder}${nameOf(page)}`,
    isShown: /^(?:\/|https:)/i.test(folder),
    host: folder.startsWith('/') ? null : (URL.parse(folder)?.host ?? null),
    previousHref: page > 1 ? hrefOf(page - 1) : null,
    nextHref: page < (lastPage ?? maxPages) ? hrefOf(page + 1) : null,
    contents: contents?.map((line) => ({ ...line, href: hrefOf(line.page), isCurrent: line === current })) ?? null,
  };
}

const nameOf = (page: number) => `p${String(page).padStart(3, '0')}.png`;

/** The number that is printed on a page: counted on from where its entry begins, where that is a plain number. */
function labelOf(page: number, line: ContentsLine | undefined): string | null {
  if (!line) {
    return null;
  }
  return line.page === page ? line.label : /^\d+$/.test(line.label) ? `${Number(line.label) + page - line.page}` : null;
}

/** An address as its path was written; one that is no address as it stands. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What the course's own files tell of a book: its pages in order, and its table of contents; null for one on another site. */
async function readOwn(
  { courseware }: Pick<VisitContext, 'courseware'>,
  { courseKey, outline: { manifest } }: LearnerCourse,
  folder: string,
): Promise<{ readonly pages: readonly number[]; readonly contents: readonly ContentsLine[] | null } | null> {
  const root = `/assets/${courseKey}/`;
  if (!folder.startsWith(root) || manifest === null) {
    return null;
  }
  const path = decoded(folder.slice(root.length));
  const { files } = await courseware.getManifest(manifest);
  const pages = files
    .filter((file) => file.place === 'static' && file.path.startsWith(`${path}p`))
    .flatMap((file) => /^p(\d{3,5})\.png$/.exec(file.path.slice(path.length))?.slice(1).map(Number) ?? [])
    .sort((a, b) => a - b);
  const table = await courseware.findFile(manifest, 'static', `${path}toc.xml`);
  const isRead = table !== undefined && table.bytes <= maxBytes;
  const contents = isRead ? parseContents(await new Response(await courseware.openFile(table.hash)).text()) : null;
  return { pages, contents };
}
