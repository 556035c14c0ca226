import { SaxesParser } from 'saxes';
import { htmlEntities } from './html-entities';
import { skipProlog } from './skip-prolog';

/**
 * One element with its place in the text, so that its exact source can be cut out. Offsets count UTF-16 units of the text
 * that was parsed, as `String.prototype.slice` does.
 */
export interface XmlElement {
  readonly name: string;
  /** Decoded values in the order written; no prototype, so any name may be looked up. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text other than white space stands directly in this element (CDATA counts). */
  readonly hasText: boolean;
  /** From 1. */
  readonly line: number;
  /** At `<`. */
  readonly start: number;
  /** After the `>` of the start tag. */
  readonly openEnd: number;
  /** At the `</` of the end tag; equal to `openEnd` where the element closes itself. */
  readonly closeStart: number;
  /** After the last `>`. */
  readonly end: number;
}

export type XmlResult =
  | { readonly ok: true; readonly root: XmlElement; readonly usesHtmlEntities: boolean }
  | {
      readonly ok: false;
      /** `xml.doctype`: has a DTD, which Lectern never reads; `broken-xml`: not well-formed. */
      readonly code: 'xml.doctype' | 'broken-xml';
      readonly message: string;
      readonly line: number;
    };

/** Deeper nesting than this is nobody's course, and would overflow the stack of whoever walks the tree. */
export const maxXmlDepth = 512;

class StopParsing extends Error {
  constructor(
    readonly code: 'xml.doctype' | 'broken-xml',
    message: string,
  ) {
    super(message);
  }
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  hasText: boolean;
  readonly line: number;
  readonly start: number;
  readonly openEnd: number;
}

const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const allEntities: Readonly<Record<string, string>> = Object.assign(Object.create(null), htmlEntities, xmlEntities);

/**
 * Reads well-formed XML 1.0 or 1.1 into an ordered tree with positions.
 *
 * Comments and processing instructions are left out of the tree (they stay in every slice of the text). No DTD is read: a
 * document type declaration stops the parse with `xml.doctype`. The named entities of HTML 4 are read as their characters.
 *
 * @example parseXml('<vertical display_name="Unit"><html url_name="a"/></vertical>')
 */
export function parseXml(text: string): XmlResult {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let usesHtmlEntities = false;
  parser.ENTITIES = new Proxy(allEntities, {
    get: (table, name) => {
      if (typeof name !== 'string') return undefined;
      if (htmlEntities[name] !== undefined) usesHtmlEntities = true;
      return table[name];
    },
  });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let start = 0;
  let line = 1;

  parser.on('doctype', () => {
    throw new StopParsing(
      'xml.doctype',
      'The file has a document type declaration (DTD), which Lectern does not read.',
    );
  });
  parser.on('opentagstart', () => {
    if (open.length >= maxXmlDepth) {
      throw new StopParsing('broken-xml', `Elements are nested deeper than ${maxXmlDepth} levels.`);
    }
    // The parser stands just after the tag's name (or the character that ended it); a name holds no `<`.
    start = text.lastIndexOf('<', parser.position - 1);
    line = parser.line;
  });
  parser.on('opentag', (tag) => {
    open.push({
      name: tag.name,
      attributes: tag.attributes,
      children: [],
      hasText: false,
      line,
      start,
      openEnd: parser.position,
    });
  });
  parser.on('text', (content) => noteText(open, content));
  parser.on('cdata', (content) => noteText(open, content));
  parser.on('closetag', (tag) => {
    const element = open.pop();
    if (element === undefined) return;
    const end = parser.position;
    const closeStart = tag.isSelfClosing ? element.openEnd : text.lastIndexOf('</', end - 1);
    const closed: XmlElement = { ...element, closeStart, end };
    const parent = open.at(-1);
    if (parent === undefined) root = closed;
    else parent.children.push(closed);
  });

  try {
    parser.write(text).close();
  } catch (error) {
    return describeFailure(error, text, parser.line, parser.position);
  }
  if (root === undefined) return { ok: false, code: 'broken-xml', message: 'The file holds no element.', line: 1 };
  return { ok: true, root, usesHtmlEntities };
}

function noteText(open: readonly OpenElement[], content: string): void {
  const element = open.at(-1);
  if (element !== undefined && !element.hasText && /\S/.test(content)) element.hasText = true;
}

function describeFailure(error: unknown, text: string, line: number, position: number): XmlResult {
  if (error instanceof StopParsing) return { ok: false, code: error.code, message: error.message, line };
  // A declaration that never ends gives no event of its own.
  if (text.startsWith('<!DOCTYPE', skipProlog(text))) {
    return {
      ok: false,
      code: 'xml.doctype',
      message: 'The file has a document type declaration (DTD), which Lectern does not read.',
      line,
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  // The parser puts "line:column: " before its sentence; the line travels beside the message.
  const sentence = reason.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  // The parser notices a plain `&` only where a `;` follows, or at the end of the text.
  const ampersand = findPlainAmpersand(text, position);
  return ampersand === undefined
    ? { ok: false, code: 'broken-xml', message: `The XML is not well-formed: ${sentence}.`, line }
    : {
        ok: false,
        code: 'broken-xml',
        message: 'The XML is not well-formed: a plain "&" must be written "&amp;".',
        line: text.slice(0, ampersand).split(/\r\n|\r|\n/).length,
      };
}

/** Where the first `&` stands that begins no reference, outside comments and CDATA. */
function findPlainAmpersand(text: string, before: number): number | undefined {
  const pieces =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|&(?!#\d+;|#x[\da-f]+;|[\w:][\w.:-]*;)/gi;
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (index >= before) return undefined;
    if (piece === '&') return index;
  }
  return undefined;
}
