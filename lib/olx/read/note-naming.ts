import type { BlockType } from '@/lib/olx/blocks';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { parseDate } from '@/lib/olx/fields/parse-date';
import type { Json, Settings } from '@/lib/olx/model';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import { blockPath, idFromName, isPointer } from './name-block';
import type { Policies } from './read-policies';
import type { XmlFile } from './read-xml-file';
import type { Reading } from './reading';

/** A file of its own may stand beside an element that is more than a pointer: then the file is not read. */
export function noteBypassedFile(
  reading: Reading,
  { name: type }: BlockType,
  name: string,
  element: XmlElement,
  file: XmlFile,
  prefix: string,
): void {
  const path = prefix + blockPath(type, name);
  if (path === file.path || !reading.has(path)) return;
  const isEmpty = element.children.length === 0 && !element.hasText;
  const [code, why] = isEmpty
    ? ['invalid-pointer', 'has other attributes beside its url_name, so it points at nothing']
    : ['unread-file', 'has content of its own'];
  const message = `The ${type} "${name}" ${why}: ${path} is not read.`;
  reading.bypass(path, { path: file.path, line: element.line, code, message });
}

/** A file that holds a block: it should not point further, nor call the block by another name than its own. */
export function noteNameInFile(reading: Reading, { name: type }: BlockType, id: string, file: XmlFile): void {
  const { root, path } = file;
  const { url_name: urlName } = root.attributes;
  if (urlName === undefined || type === 'course') return;
  if (isPointer(root)) {
    reading.warn(
      'self-pointer',
      path,
      root.line,
      `This file should hold the ${type} "${id}", but only points at one. It is read as empty.`,
    );
  } else if (idFromName(type, urlName) !== id) {
    const message = `This file calls its ${type} "${urlName}", but it is known by the name of the file, "${id}".`;
    reading.note('extra-url-name', path, root.line, message);
  }
}

/** Names in forms that are read, but that nobody should write today. */
export function noteNameForm(reading: Reading, name: string, element: XmlElement, file: XmlFile): void {
  const { url_name: urlName, slug } = element.attributes;
  if (urlName === undefined && slug !== undefined) {
    const message = `The ${element.name} "${name}" is named by its slug; today that is url_name.`;
    reading.note('obsolete', file.path, element.line, message);
  } else if (urlName === undefined) {
    const message = `This ${element.name} has no url_name; what it is called makes its name, "${name}".`;
    reading.note('missing-url-name', file.path, element.line, message);
  }
  if (name.includes(':')) {
    const message = `The ":" in "${name}" stands for a folder; not every platform follows it. A name without one is safer.`;
    reading.note('nested-name', file.path, element.line, message);
  }
}

/** The wiki and the textbooks of a course are no blocks: nothing shows a name of theirs. */
export function notePartNames(reading: Reading, course: XmlElement, { path }: XmlFile): void {
  for (const { name, attributes, line } of course.children) {
    if ((name !== 'wiki' && name !== 'textbook') || attributes.display_name === undefined) continue;
    reading.note('unknown-setting', path, line, `Nothing shows the display_name of a ${name}.`);
  }
}

/** The same date is written in several forms. */
const saysTheSame = (a: Json, b: Json): boolean =>
  isSameJson(a, b) || (typeof a === 'string' && parseDate(a) !== null && parseDate(a) === parseDate(b));

/** What the policy says stands above what the element says: surprising where the two differ. */
export function noteOverrides(
  reading: Reading,
  key: string,
  own: Settings,
  policy: Settings,
  { path }: Policies,
): void {
  const differing = Object.keys(policy).filter((name) => {
    const value = own[name];
    return value !== undefined && !saysTheSame(value, policy[name] ?? null);
  });
  for (const name of differing) {
    reading.note(
      'setting-override',
      path,
      null,
      `The policy sets "${name}" of ${key} otherwise than its own file does; the policy holds.`,
    );
  }
}
