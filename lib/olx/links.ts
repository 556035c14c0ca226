import { assetName } from './asset-name';
import { formatCourseKey, parseCourseKey, parseUsageKey } from './identity';
import type { CourseIdentity, StaticFile } from './model';

/** Where the links of a course lead; each answers the address to put in, or undefined to leave the link as it is. */
export interface LinkTargets {
  /** A file of the course, by the path after `/static/`, without query and fragment. */
  file(path: string): string | undefined;
  /** A block, by its id: the `abc` of `/jump_to_id/abc`. */
  block(id: string): string | undefined;
  /** A page of the course, by the path after `/course/`, e.g. `pdfbook/0/`. */
  page(path: string): string | undefined;
}

/** What a link of a course means. */
type Link =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'block'; readonly id: string }
  | { readonly kind: 'page'; readonly path: string };

/**
 * An address that follows a quote directly and ends at the same quote, which may stand behind a backslash (addresses in
 * scripts and JSON). Longer ones than this are nobody's links.
 */
const quotedLink =
  /(\\?["'])(\/(?:static\/|jump_to_id\/|jump_to\/|course\/|courses\/|c4x\/|asset-v1:)(?:(?!\1)[^\r\n<>]){0,2000}?)\1/g;

/**
 * Rewrites the links of a block's HTML to the addresses of the running course.
 *
 * `/static/NAME` (also as `/c4x/…` or `/asset-v1:…` of this course), `/jump_to_id/ID` and `/course/…` become what `targets`
 * says; query and fragment stay. `/static/NAME?raw` and `/static/xblock…` are left alone. Source: Open edX documentation of
 * links in course content.
 *
 * @example rewriteLinks('<img src="/static/a.png">', course, targets) // '<img src="/files/…/a.png">'
 */
export function rewriteLinks(html: string, course: CourseIdentity, targets: LinkTargets): string {
  return html.replace(quotedLink, (whole, quote: string, url: string) => {
    const target = resolveLink(url, course, targets);
    return target === undefined ? whole : quote + target + quote;
  });
}

/** The same for one address that stands alone, e.g. in a setting; undefined where it is no link of the course. */
export function resolveLink(url: string, course: CourseIdentity, targets: LinkTargets): string | undefined {
  const [path, rest] = splitUrl(url);
  if (rest.startsWith('?raw')) return undefined;
  const link = readLink(path, course);
  if (link === undefined) return undefined;
  const target =
    link.kind === 'file'
      ? targets.file(link.path)
      : link.kind === 'block'
        ? targets.block(link.id)
        : targets.page(link.path);
  return target === undefined ? undefined : target + rest;
}

/**
 * Brings the links of an imported text to the portable forms, whatever course they were written in: `/static/…`,
 * `/jump_to_id/…`, `/course/…`.
 *
 * @example normalizeLinks('<a href="/jump_to/i4x://edX/Demo/html/intro">', course) // '<a href="/jump_to_id/intro">'
 */
export function normalizeLinks(html: string, course: CourseIdentity): string {
  return html.replace(quotedLink, (whole, quote: string, url: string) => {
    const [path, rest] = splitUrl(url);
    const link = readLink(path, course);
    if (link === undefined || path.startsWith('/static/')) return whole;
    const portable =
      link.kind === 'file'
        ? `/static/${link.path}`
        : link.kind === 'block'
          ? `/jump_to_id/${link.id}`
          : `/course/${link.path}`;
    return quote + portable + rest + quote;
  });
}

/** Where an address of a course's content leads; `foreign`: into another course. */
export type CourseLink = Link | { readonly kind: 'foreign' };

/**
 * Reads one address of a course's content; undefined where it is no link of a course.
 *
 * @example parseLink('/jump_to_id/intro#top', course) // { kind: 'block', id: 'intro' }
 */
export function parseLink(url: string, course: CourseIdentity): CourseLink | undefined {
  const [path, rest] = splitUrl(url);
  if (rest.startsWith('?raw')) return undefined;
  return isForeign(path, course) ? { kind: 'foreign' } : readLink(path, course);
}

function isForeign(path: string, { org, number }: CourseIdentity): boolean {
  const usage = path.startsWith('/jump_to/') ? parseUsageKey(decode(path.slice('/jump_to/'.length))) : undefined;
  if (usage?.course) return usage.course.org !== org || usage.course.number !== number;
  const [, key = ''] = /^\/courses\/(course-v1:[^/]+|[^/]+\/[^/]+\/[^/]+)(?:\/|$)/.exec(decode(path)) ?? [];
  const other = parseCourseKey(key);
  if (other !== undefined) return other.org !== org || other.number !== number;
  const isAsset =
    /^\/c4x\/[^/]+\/[^/]+\/asset\/./.test(path) || /^\/asset-v1:[^@]+\+type@asset\+block/.test(decode(path));
  return isAsset && readAssetLink(path, { org, number, run: '' }) === undefined;
}

/** The links that stand in quotes in a text, with where each begins. */
export function* findQuotedLinks(text: string): Generator<{ readonly url: string; readonly at: number }> {
  for (const { 0: whole, 1: quote = '', 2: url = '', index } of text.matchAll(quotedLink)) {
    if (whole !== '') yield { url, at: index + quote.length };
  }
}

function splitUrl(url: string): readonly [path: string, rest: string] {
  const end = url.search(/[?#]/);
  return end < 0 ? [url, ''] : [url.slice(0, end), url.slice(end)];
}

function readLink(path: string, course: CourseIdentity): Link | undefined {
  if (path.startsWith('/static/')) return readStaticLink(path.slice('/static/'.length));
  if (path.startsWith('/jump_to_id/')) return readBlockLink(path.slice('/jump_to_id/'.length));
  if (path.startsWith('/jump_to/')) return readUsageLink(path.slice('/jump_to/'.length));
  if (path.startsWith('/course/')) return { kind: 'page', path: path.slice('/course/'.length) };
  if (path.startsWith('/courses/')) return readCourseLink(path.slice('/courses/'.length), course);
  return readAssetLink(path, course);
}

function readStaticLink(name: string): Link | undefined {
  return name === '' || name.startsWith('xblock') ? undefined : { kind: 'file', path: decode(name) };
}

function readBlockLink(text: string): Link | undefined {
  const id = decode(text).replace(/\/+$/, '');
  return id === '' || id.includes('/') ? undefined : { kind: 'block', id };
}

function readUsageLink(text: string): Link | undefined {
  const usage = parseUsageKey(decode(text).replace(/\/+$/, ''));
  return usage === undefined ? undefined : { kind: 'block', id: usage.id };
}

/** `/courses/KEY/…`, where the key is this course's in either form. */
function readCourseLink(text: string, course: CourseIdentity): Link | undefined {
  const decoded = decode(text);
  const key = [formatCourseKey(course), `${course.org}/${course.number}/${course.run}`].find((form) =>
    decoded.startsWith(`${form}/`),
  );
  if (key === undefined) return undefined;
  const path = decoded.slice(key.length + 1);
  if (path.startsWith('jump_to_id/')) return readBlockLink(path.slice('jump_to_id/'.length));
  if (path.startsWith('jump_to/')) return readUsageLink(path.slice('jump_to/'.length));
  return { kind: 'page', path };
}

/** `/c4x/ORG/NUMBER/asset/NAME` and `/asset-v1:ORG+NUMBER+RUN+type@asset+block@NAME`. */
function readAssetLink(path: string, course: CourseIdentity): Link | undefined {
  const [, org, number, old] = /^\/c4x\/([^/]+)\/([^/]+)\/asset\/(.+)$/.exec(path) ?? [];
  if (old !== undefined)
    return org === course.org && number === course.number ? { kind: 'file', path: decode(old) } : undefined;
  const [, key, name] = /^\/asset-v1:([^@]+)\+type@asset\+block(?:@|\/)(.+)$/.exec(decode(path)) ?? [];
  if (key === undefined || name === undefined) return undefined;
  const source = parseCourseKey(`course-v1:${key}`);
  // A course that moved keeps links of its former runs; those of other courses stay what they are.
  return source?.org === course.org && source.number === course.number ? { kind: 'file', path: name } : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Finds the file that a link means: by its path, or by the name of its asset (`images_a.png` for `images/a.png`).
 *
 * @example findStaticFile(indexStaticFiles(course.staticFiles), 'Screen_Shot.png')?.path // 'Screen Shot.png'
 */
export function findStaticFile(index: ReadonlyMap<string, StaticFile>, path: string): StaticFile | undefined {
  const plain = path.replace(/^\/+/, '');
  return index.get(plain) ?? index.get(assetName(plain));
}

/** Files by path and by asset name; a path goes before the asset name of another file. */
export function indexStaticFiles(files: readonly StaticFile[]): ReadonlyMap<string, StaticFile> {
  return new Map([
    ...files.map((file) => [assetName(file.path), file] as const),
    ...files.map((file) => [file.path, file] as const),
  ]);
}
