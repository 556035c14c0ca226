import { isBlockName, maxBlockIdLength } from '@/lib/olx/identity';
import { sha1 } from '@/lib/olx/sha1';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import { placeAttributes } from './cut-source';

const maxTypeLength = 100;
/** Elements without names may be nested; hashing each whole would take the square of the file. */
const longestHashed = 50_000;

/** The type that an element stands for: its tag, with what may not stand in a block's name replaced. */
export function typeOf(element: XmlElement): string {
  return element.name.replace(/[^\p{L}\p{N}_\-~.:]/gu, '_').slice(0, maxTypeLength);
}

/** The name that an element gives itself: `url_name`, `slug`, or what its `name` or `display_name` make of it. */
export function writtenName(element: XmlElement): string | undefined {
  const { url_name: urlName, slug, name, display_name: displayName } = element.attributes;
  const written = urlName ?? slug ?? cleaned(name) ?? cleaned(displayName);
  return written === undefined || written === '' ? undefined : written;
}

const cleaned = (text: string | undefined) => text?.trim().replace(/[^\p{L}\p{N}_.-]/gu, '_');

/** The block id that a written name gives: the name itself, unless it holds what no key may hold or is too long. */
export function idFromName(type: string, name: string): string {
  if (isBlockName({ type, id: name })) return name;
  const id = name.replace(/[^\p{L}\p{N}_\-~.:]/gu, '_');
  return isBlockName({ type, id }) ? id : `${type}_${sha1(name).slice(0, 12)}`;
}

/** The id of a block that has no name, or whose name is taken: its type, the name and the start of the hash of its text. */
export function fallbackId(type: string, name: string | undefined, text: string): string {
  const hash = sha1(text.length > longestHashed ? `${text.length} ${text.slice(0, longestHashed)}` : text).slice(0, 12);
  const long = name === undefined ? `${type}_${hash}` : `${type}_${idFromName(type, name)}_${hash}`;
  return type.length + 1 + long.length <= maxBlockIdLength - 8 ? long : `${type}_${hash}`;
}

/** The file that holds a block of its own, e.g. `problem/week1/one.xml` for the name `week1:one`. */
export function blockPath(type: string, name: string): string {
  return `${type}/${name.replaceAll(':', '/')}.xml`;
}

/** Whether an element only points at the file that holds its block: no content and no attribute but `url_name`. */
export function isPointer(element: XmlElement): boolean {
  // Where a draft stands is not part of what an element is: without it, the text of this element would be a pointer.
  const names = Object.keys(element.attributes).filter((name) => !placeAttributes.has(name));
  return element.children.length === 0 && !element.hasText && names.length === 1 && names[0] === 'url_name';
}
