/**
 * The addresses of a course's pages, in one place. A course key and a block id (`TYPE@ID`) stand in a path as they are:
 * `:`, `+` and `@` are legal there.
 */
export const coursesPath = '/courses';
/** The home of the course: outline, resume, updates. */
export const coursePath = (courseKey: string) => `/courses/${courseKey}`;
/** The same, with this section of a large course open. */
export const sectionPath = (courseKey: string, block: string) =>
  `${coursePath(courseKey)}?section=${segment(block)}#${segment(block)}`;
export const courseAboutPath = (courseKey: string) => `/courses/${courseKey}/about`;
export const courseProgressPath = (courseKey: string) => `/courses/${courseKey}/progress`;
export const courseDatesPath = (courseKey: string) => `/courses/${courseKey}/dates`;
export const textbooksPath = (courseKey: string) => `/courses/${courseKey}/textbooks`;
/** A page of a textbook that is a page of the course's own; `book` and `chapter` count from 0. */
export const textbookChapterPath = (courseKey: string, book: number, chapter: number) =>
  `${textbooksPath(courseKey)}/${book}/${chapter}`;
export const staticPagePath = (courseKey: string, slug: string) =>
  `/courses/${courseKey}/pages/${encodeURIComponent(slug)}`;
export const unitPath = (courseKey: string, block: string) => `/courses/${courseKey}/units/${segment(block)}`;
export const printUnitPath = (courseKey: string, block: string) => `${unitPath(courseKey, block)}/print`;
export const framePath = (courseKey: string, block: string) => `/courses/${courseKey}/frames/${segment(block)}`;
export const transcriptPath = (courseKey: string, block: string, language: string) =>
  `/courses/${courseKey}/transcripts/${segment(block)}/${segment(language)}`;
/** `id` is the part of a block id after `@`. */
export const jumpToPath = (courseKey: string, id: string) => `/courses/${courseKey}/jump-to/${segment(id)}`;
/** `path` below `static/`; each part is encoded, and steps out of the folder are left out. */
export const assetPath = (courseKey: string, path: string) => {
  const parts = path.split('/').filter((part) => part !== '..' && part !== '.');
  return `/assets/${courseKey}/${parts.map(encodeURIComponent).join('/')}`;
};

const segment = (text: string) => encodeURIComponent(text).replaceAll('%40', '@');
