import type { Schema } from '@tiptap/pm/model';
import { isInline, parseHtml } from './html-tree';
import { readHtml, writeHtml } from './write-html';

/** What of a text the visual editor cannot hold. */
export interface Loss {
  readonly kind: 'script' | 'comment' | 'element' | 'structure';
  readonly name: string;
}

/**
 * What would be lost if a text went through the visual editor; null where nothing would. It goes through it, and what comes out is
 * compared with what went in: elements, attributes and text, but for white space that shows nowhere and the order of marks.
 */
export function describeLoss(schema: Schema, html: string): Loss | null {
  const content = parseHtml(html);
  const active = findActive(content);
  if (active) {
    return active;
  }
  const through = parseHtml(writeHtml(schema, readHtml(schema, html)));
  if (canonical(content) === canonical(through)) {
    return null;
  }
  const known = new Set([...through.querySelectorAll('*')].map(({ localName }) => localName));
  const lost = [...content.querySelectorAll('*')].find(({ localName }) => !known.has(localName));
  return lost ? { kind: 'element', name: lost.localName } : { kind: 'structure', name: '' };
}

/** Scripts and handlers must not run in the studio, and comments show nowhere. */
function findActive(content: DocumentFragment): Loss | null {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_COMMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.COMMENT_NODE) {
      return { kind: 'comment', name: '' };
    }
    if (node instanceof Element) {
      const hasHandler = [...node.attributes].some(
        ({ name, value }) => /^on/i.test(name) || /^\s*javascript:/i.test(value),
      );
      if (hasHandler || node.localName === 'script') {
        return { kind: 'script', name: '' };
      }
    }
  }
  return null;
}

/** A text that two trees have in common exactly where they show and say the same. */
function canonical(root: ParentNode & Node): string {
  const pieces: string[] = [];
  let line: { readonly marks: string; readonly text: string }[] = [];
  const closeLine = () => {
    const runs = collapse(line);
    pieces.push(...runs.map(({ marks, text }) => `[${marks}|${text}]`));
    line = [];
  };
  const visit = (node: Node, marks: readonly string[], isPre: boolean) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        const text = child.nodeValue ?? '';
        line.push({ marks: [...marks].sort().join(' '), text: isPre ? `\u0001${text}` : text });
      } else if (child instanceof Element) {
        const own = nameOf(child);
        if (isInline(child) && !['br', 'img', 'wbr'].includes(child.localName)) {
          visit(child, [...marks, own], isPre);
        } else if (isInline(child)) {
          line.push({ marks: `${[...marks].sort().join(' ')} ${own}`, text: '\u0002' });
        } else {
          closeLine();
          pieces.push(`<${own}>`);
          visit(child, marks, isPre || child.localName === 'pre');
          closeLine();
          pieces.push('</>');
        }
      }
    }
  };
  visit(root, [], false);
  closeLine();
  return pieces.join('\n');
}

function nameOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
  return [element.localName, ...attributes].join(' ');
}

type Run = { readonly marks: string; readonly text: string };

/** White space as a browser shows it: one space for many, none at the ends of a line. Runs of the same marks are one. */
function collapse(line: readonly Run[]): readonly Run[] {
  const runs: { marks: string; text: string }[] = [];
  let endsWithSpace = true;
  for (const { marks, text } of line) {
    const isPre = text.startsWith('\u0001');
    let shown = isPre ? text.slice(1) : text.replace(/[ \t\r\n\f]+/g, ' ');
    if (!isPre && endsWithSpace) {
      shown = shown.replace(/^ /, '');
    }
    if (shown === '') {
      continue;
    }
    endsWithSpace = shown === '\u0002' ? marks.includes('br') : !isPre && shown.endsWith(' ');
    const last = runs.at(-1);
    if (last && last.marks === marks && shown !== '\u0002') {
      last.text += shown;
    } else {
      runs.push({ marks, text: shown });
    }
  }
  return trimEnds(runs);
}

/** A space before a line break or the end of a line shows nowhere. */
function trimEnds(runs: { marks: string; text: string }[]): readonly Run[] {
  const trimmed = runs.map((run, index) => {
    const next = runs[index + 1];
    const isEnd = next === undefined || (next.text === '\u0002' && / br( |$)/.test(next.marks));
    return isEnd ? { ...run, text: run.text.replace(/ $/, '') } : run;
  });
  return trimmed.filter(({ text }) => text !== '');
}
