import { isCourseIdentity } from '@/lib/olx/identity';
import type { CourseIdentity } from '@/lib/olx/model';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import { writtenName } from './name-block';
import { readXmlFile, type XmlFile } from './read-xml-file';
import { CourseRefusal, type Reading } from './reading';

export interface FoundCourse {
  readonly identity: CourseIdentity;
  /** The element that holds the course. */
  readonly element: XmlElement;
  readonly file: XmlFile;
  readonly files: readonly string[];
}

/**
 * Finds the course in its files: `course.xml` (or `roots/RUN.xml` of older courses) names it, and holds it or points at
 * `course/RUN.xml`.
 *
 * @throws Invalid `olx.library`, `olx.no-course-root`, `olx.broken-course-root`, `olx.no-course-key`, `xml.doctype`
 */
export function findCourse(reading: Reading): FoundCourse {
  const path = findRootPath(reading);
  const root = readRoot(reading, path);
  const identity = identityOf(root.root, path);
  const bodyPath = `course/${identity.run}.xml`;
  // Hand-written courses put settings beside the pointer; what has children is the course itself.
  if (root.root.children.length > 0 || !reading.has(bodyPath)) {
    if (isBarePointer(root.root)) {
      const message = `${path} names the run "${identity.run}", but there is no file ${bodyPath}.`;
      throw new CourseRefusal('olx.no-course-root', message, path, root.root.line);
    }
    return { identity, element: root.root, file: root, files: [path] };
  }
  const body = readRoot(reading, bodyPath);
  const attributes: Record<string, string> = Object.assign(
    Object.create(null),
    root.root.attributes,
    body.root.attributes,
  );
  return { identity, element: { ...body.root, attributes }, file: body, files: [path, bodyPath] };
}

function findRootPath(reading: Reading): string {
  if (reading.has('course.xml')) return 'course.xml';
  const roots = reading.paths.filter((path) => /^roots\/[^/]+\.xml$/.test(path));
  const [first] = roots;
  if (first !== undefined)
    reading.note('obsolete', first, null, 'roots/ is the place of old courses; today it is course.xml.');
  if (first === undefined) {
    if (reading.has('library.xml'))
      throw new CourseRefusal('olx.library', 'This is a content library, not a course.', 'library.xml');
    throw new CourseRefusal('olx.no-course-root', 'There is no course here: no course.xml was found.', 'course.xml');
  }
  if (roots.length > 1)
    reading.warn('several-roots', first, null, `There are ${roots.length} course runs here; only this one is read.`);
  return first;
}

function readRoot(reading: Reading, path: string): XmlFile {
  const file = readXmlFile(reading, path);
  const where = file.ok || file.line === null ? path : `${path}, line ${file.line}`;
  if (!file.ok) {
    const message = `The course itself cannot be read. ${where}: ${file.message}`;
    throw new CourseRefusal('olx.broken-course-root', message, path, file.line);
  }
  if (file.root.name !== 'course')
    throw new CourseRefusal('olx.no-course-root', `${path} holds <${file.root.name}>, not a course.`, path);
  return file;
}

function identityOf(root: XmlElement, path: string): CourseIdentity {
  const { org = '', course: number = '' } = root.attributes;
  const identity = { org, number, run: writtenName(root) ?? '' };
  if (isCourseIdentity(identity)) return identity;
  throw new CourseRefusal(
    'olx.no-course-key',
    `${path} must name the course by org, course and url_name, with letters, digits, "_", "-", "~" and "." only (64 each at most).`,
    path,
    root.line,
  );
}

function isBarePointer({ attributes, children, hasText }: XmlElement): boolean {
  const names = Object.keys(attributes);
  return (
    children.length === 0 &&
    !hasText &&
    names.every((name) => name === 'org' || name === 'course' || name === 'url_name')
  );
}
