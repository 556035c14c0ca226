import { isSupportedType } from '@/lib/olx/blocks';
import { findQuotedLinks, findStaticFile, parseLink } from '@/lib/olx/links';
import type { Json } from '@/lib/olx/model';
import type { CheckedBlock, CourseUnderCheck, Report, Rule } from '../finding';
import { isObject } from '../finding';

/** Where a link is written. */
interface Place {
  readonly block: CheckedBlock | null;
  readonly path: string;
  readonly line: number | null;
}

/** Links that lead to no file, block or page of the course, or into another course. */
export const findBrokenLinks: Rule = function* (course) {
  for (const { block, path, elements } of course.texts) {
    for (const { attributes, line } of elements) {
      for (const value of Object.values(attributes)) yield* checkLink(course, value.trim(), { block, path, line });
    }
  }
  for (const block of course.blocks) yield* checkSettings(course, block);
};

/** Settings hold addresses, and JSON or HTML with addresses in it. Add-ons say all in their source, settings and children. */
function* checkSettings(course: CourseUnderCheck, block: CheckedBlock): Generator<Report> {
  const { type, settings, source, fault } = block.block;
  const { sourcePath: path, sourceLine } = block.location;
  if (fault !== undefined) return;
  if (isSupportedType(type)) {
    // The course's picture and a problem's Markdown have rules of their own.
    const { course_image: _, markdown: __, ...others } = settings;
    const place = { block, path: block.location.path, line: block.location.line };
    for (const text of textsOf(others)) yield* checkText(course, text, () => place);
  } else if (source !== undefined) {
    const lineAt = (at: number) => (sourceLine ?? 1) + countLines(source.slice(0, at));
    yield* checkText(course, source, (at) => ({ block, path, line: lineAt(at) }));
  }
}

function* checkText(course: CourseUnderCheck, text: string, placeOf: (at: number) => Place): Generator<Report> {
  yield* checkLink(course, text.trim(), placeOf(0));
  for (const { url, at } of findQuotedLinks(text)) yield* checkLink(course, url, placeOf(at));
}

const countLines = (text: string): number => text.match(/\n/g)?.length ?? 0;

function* textsOf(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (isObject(value)) for (const item of Object.values(value)) yield* textsOf(item);
}

const courseLink = /^\/(?:static|jump_to_id|jump_to|course|courses|c4x|asset-v1:)/;
/** Names that a script or a template puts in. */
const placeholder = /[${}]|%%|\+ ?'|<%/;

/** A file of a course on another site, or a page of this very course on the site where it was written. */
function isElsewhere(url: string, { org, number }: CourseUnderCheck['identity']): boolean {
  const [, path = ''] = /^https?:\/\/[^/]+\/((?:asset-v1:|c4x\/|courses\/course-v1:).*)$/.exec(url) ?? [];
  return path !== '' && (!path.startsWith('courses/') || path.startsWith(`courses/course-v1:${org}+${number}+`));
}

function* checkLink(course: CourseUnderCheck, url: string, place: Place): Generator<Report> {
  if (isElsewhere(url, course.identity)) {
    const message = `${url} is on another site, and breaks when that course moves.`;
    yield { code: 'foreign-link', ...place, message };
    return;
  }
  if (!courseLink.test(url) || url.length > 2000 || placeholder.test(url)) return;
  const link = parseLink(url.replaceAll('&amp;', '&'), course.identity);
  switch (link?.kind) {
    case 'foreign':
      yield { code: 'foreign-link', ...place, message: `${url} leads into another course.` };
      return;
    case 'file':
      if (findStaticFile(course.fileIndex, link.path) !== undefined) return;
      yield { code: 'broken-file-link', ...place, message: `${url} names a file that the course does not have.` };
      return;
    case 'block':
      if (course.ids.has(link.id)) return;
      yield { code: 'broken-block-link', ...place, message: `${url} names a block that the course does not have.` };
      return;
    case 'page':
      if (isPage(course, link.path)) return;
      yield { code: 'broken-course-link', ...place, message: `${url} names a page that the course does not have.` };
      return;
    default:
  }
}

/** First steps of the paths of a course's own pages. */
const pages = new Set(
  'about course courseware dates discussion handouts info instructor jump_to jump_to_id outline pages pdfbook htmlbook book progress static_tab tab teams wiki xblock'.split(
    ' ',
  ),
);

function isPage({ documents, ids }: CourseUnderCheck, path: string): boolean {
  const [first = '', second = ''] = path.replace(/[?#].*$/, '').split('/');
  if (first === 'jump_to_id') return ids.has(second);
  if (first === 'static_tab' || first === 'pages') return Object.hasOwn(documents.tabs, second);
  return first === '' || pages.has(first) || Object.hasOwn(documents.tabs, first);
}
