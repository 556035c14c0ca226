import { bodyPaths, readInlineBody } from '@/lib/olx/blocks/html';
import { decodeUtf8, encodeBase64 } from '@/lib/olx/xml/decode-text';
import type { XmlElement } from '@/lib/olx/xml/parse-xml';
import type { BlockRecord } from './block-record';
import { blockPath, isPointer } from './name-block';
import type { XmlFile } from './read-xml-file';
import type { Reading } from './reading';

type Base = Pick<BlockRecord, 'key' | 'type' | 'id' | 'settings' | 'files'>;

/** Reads a block of text: its body stands in the file that `filename` names, or in the element itself. */
export function readTextBlock(
  reading: Reading,
  prefix: string,
  element: XmlElement,
  file: XmlFile,
  base: Base,
): BlockRecord {
  const named = element.attributes.filename;
  const hasContent = element.children.length > 0 || element.hasText;
  const name = named ?? (isPointer(element) ? base.id : undefined);
  const path = name === undefined ? undefined : findBody(reading, prefix, name, file.path);
  if (named?.includes(':')) {
    const message = `The ":" in filename="${named}" stands for a folder; not every platform follows it.`;
    reading.note('nested-name', file.path, element.line, message);
  }
  if (path !== undefined) return readBody(reading, path, base);
  if (named === undefined) noteUnreadBody(reading, prefix, element, file, base.id);
  if (named === undefined || hasContent) return { ...base, source: readInlineBody(element, file.text), children: [] };
  reading.warn('missing-file', file.path, element.line, `The text "${named}.html" is not there.`);
  const fault = {
    code: 'missing-file',
    message: 'The text of this block is missing.',
    path: bodyPathOf(base.id),
    line: null,
  };
  return { ...base, fault, children: [] };
}

/** A body in the element itself stands above a file of the block's name. */
function noteUnreadBody(reading: Reading, prefix: string, { line }: XmlElement, file: XmlFile, id: string): void {
  const path = prefix + blockPath('html', id).replace(/\.xml$/, '.html');
  if (!reading.has(path)) return;
  const message = `The html "${id}" has content of its own: ${path} is not read.`;
  reading.bypass(path, { path: file.path, line, code: 'unread-file', message });
}

/** The line of the first character of a body that stands in its element. */
export function bodyLine({ line, start, openEnd }: XmlElement, text: string): number {
  return line + (text.slice(start, openEnd).match(/\n/g)?.length ?? 0);
}

function readBody(reading: Reading, path: string, base: Base): BlockRecord {
  const bytes = reading.bytes(path) ?? new Uint8Array();
  const source = decodeUtf8(bytes);
  reading.noteReader(path, base.key);
  const files = [...base.files, path];
  if (source !== undefined) return { ...base, files, source, children: [] };
  const message = 'The text of this block is not UTF-8.';
  reading.warn('not-utf8', path, null, message);
  const fault = { code: 'not-utf8', message, path: bodyPathOf(base.id), line: null };
  return { ...base, files, source: encodeBase64(bytes), sourceEncoding: 'base64', fault, children: [] };
}

/** The file of a body: beside its own tree first, then in the published one. */
export function findBody(
  reading: Reading,
  prefix: string,
  name: string,
  except: string | undefined,
): string | undefined {
  const paths = bodyPaths(name);
  return [...paths.map((path) => prefix + path), ...paths].find((path) => path !== except && reading.has(path));
}

const bodyPathOf = (id: string) => blockPath('html', id).replace(/\.xml$/, '.html');
