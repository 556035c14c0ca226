import { decodeXml, encodeBase64 } from '@/lib/olx/xml/decode-text';
import { parseXml, type XmlElement } from '@/lib/olx/xml/parse-xml';
import { CourseRefusal, type Reading } from './reading';

export interface XmlFile {
  readonly path: string;
  readonly text: string;
  readonly root: XmlElement;
}

/** What is kept of a file that cannot be read. */
export interface BrokenFile {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly line: number | null;
  readonly source: string;
  readonly sourceEncoding?: 'base64';
}

/**
 * Reads an XML file of the course. A file that is broken answers with its bytes and a warning; a file with a document type
 * declaration refuses the whole course (`xml.doctype`), since nobody writes one into a course but to attack its reader.
 */
export function readXmlFile(reading: Reading, path: string): (XmlFile & { readonly ok: true }) | BrokenFile {
  const bytes = reading.bytes(path) ?? new Uint8Array();
  const text = decodeXml(bytes);
  if (text === undefined) {
    const message = 'The file is not text in UTF-8, or in the encoding that it names.';
    reading.warn('not-utf8', path, null, message);
    return { ok: false, code: 'not-utf8', message, line: null, source: encodeBase64(bytes), sourceEncoding: 'base64' };
  }
  const parsed = parseXml(text);
  if (parsed.ok) {
    if (parsed.usesHtmlEntities) {
      reading.warn(
        'html-entity',
        path,
        null,
        'This XML uses named entities of HTML, such as &nbsp;. They are read as their characters.',
      );
    }
    return { ok: true, path, text, root: parsed.root };
  }
  if (parsed.code === 'xml.doctype') {
    throw new CourseRefusal(
      'xml.doctype',
      `${path}, line ${parsed.line}: ${parsed.message} Remove the declaration and try again.`,
      path,
      parsed.line,
    );
  }
  reading.warn(parsed.code, path, parsed.line, parsed.message);
  return { ok: false, code: parsed.code, message: parsed.message, line: parsed.line, source: text };
}
