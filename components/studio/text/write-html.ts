import { DOMParser, DOMSerializer, type Node as EditorNode, type Schema } from '@tiptap/pm/model';
import { isInline, parseHtml, wrapBareText } from './html-tree';
import { restoreAttributes } from './kept-attributes';

/** An author's HTML as a document of the editor. */
export function readHtml(schema: Schema, html: string): EditorNode {
  const content = parseHtml(html);
  wrapBareText(content);
  return DOMParser.fromSchema(schema).parse(content);
}

/** A document of the editor as HTML: what the author wrote with what was changed, each block on a line of its own. */
export function writeHtml(schema: Schema, doc: EditorNode): string {
  // In a document of its own, so that no picture is loaded for it.
  if (isEmpty(doc)) {
    return '';
  }
  const inert = document.implementation.createHTMLDocument();
  const root = inert.createElement('div');
  DOMSerializer.fromSchema(schema).serializeFragment(doc.content, { document: inert }, root);
  divideTables(root);
  unwrapBareText(root);
  restoreAttributes(root);
  return printBlocks(root, '').trim();
}

/** A text in which nothing has been written: one paragraph that was made here. */
const isEmpty = (doc: EditorNode) =>
  doc.childCount === 1 && doc.firstChild?.content.size === 0 && doc.firstChild.attrs.bare === null;

/** Rows go back into the head and the foot that they came from. */
function divideTables(root: Element): void {
  for (const body of root.querySelectorAll('table > tbody')) {
    let part: Element = body;
    let isFirst = true;
    for (const row of [...body.children]) {
      const name = row.getAttribute('data-part') ?? 'tbody';
      row.removeAttribute('data-part');
      if (part.localName !== name) {
        const next = root.ownerDocument.createElement(name);
        part.after(next);
        if (isFirst) {
          part.remove();
        }
        part = next;
      }
      isFirst = false;
      part.append(row);
    }
  }
}

/** Paragraphs that no author wrote as such stand as text again, where two of them would not run into one. */
function unwrapBareText(root: Element): void {
  for (const paragraph of [...root.querySelectorAll('p')]) {
    const isBare = paragraph.hasAttribute('data-bare');
    const parent = paragraph.parentElement;
    const isOnlyInCell = parent !== null && ['li', 'td', 'th'].includes(parent.localName) && isFirstText(paragraph);
    const isMade = paragraph.hasAttribute('data-made');
    const hasOwn = [...paragraph.attributes].some(({ name }) => name !== 'data-bare' && name !== 'data-made');
    paragraph.removeAttribute('data-bare');
    paragraph.removeAttribute('data-made');
    const runsOn = paragraph.previousSibling !== null && isInline(paragraph.previousSibling);
    if (!hasOwn && !runsOn && (isBare || (isMade && isOnlyInCell))) {
      paragraph.replaceWith(...paragraph.childNodes);
    }
  }
}

/** The first thing in a cell or a point, with no other paragraph beside it. */
const isFirstText = (paragraph: Element) =>
  paragraph.previousElementSibling === null && paragraph.nextElementSibling?.localName !== 'p';

const indentation = '  ';

/** Blocks on lines of their own, what stands in a line as it is. */
function printBlocks(element: Element, indent: string): string {
  let printed = '';
  let isLineOpen = false;
  for (const child of element.childNodes) {
    if (isInline(child)) {
      printed += isLineOpen ? '' : indent;
      printed += child instanceof Element ? child.outerHTML : escapeText(child.nodeValue ?? '');
      isLineOpen = true;
    } else if (child instanceof Element) {
      printed += `${isLineOpen ? '\n' : ''}${printBlock(child, indent)}\n`;
      isLineOpen = false;
    }
  }
  return isLineOpen ? `${printed}\n` : printed;
}

function printBlock(element: Element, indent: string): string {
  const holdsBlocks = [...element.childNodes].some((child) => !isInline(child));
  if (!holdsBlocks || element.localName === 'pre') {
    return indent + element.outerHTML;
  }
  const shell = element.cloneNode(false);
  const [open = ''] = shell instanceof Element ? shell.outerHTML.split(`</${element.localName}>`) : [];
  return `${indent}${open}\n${printBlocks(element, indent + indentation)}${indent}</${element.localName}>`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (character) => {
    const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
    return named[character] ?? '&nbsp;';
  });
}
