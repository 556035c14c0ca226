import { childElements, descendants, parseXml, type XmlElement, type XmlNode } from '../source/xml';
import { isSameProblem } from './is-same-problem';
import { plain, responseTags } from './plain';
import { readExplanation, readQuestion } from './read-question';
import { Refused, refuse } from './refusal';
import type { VisualHint, VisualPart, VisualProblem, VisualRefusal } from './visual-model';
import { writeVisual } from './write-visual';
import { innerXml, writeContent } from './write-xml';

export type ReadVisual =
  | { readonly problem: VisualProblem; readonly refusal?: undefined }
  | { readonly problem?: undefined; readonly refusal: VisualRefusal };

/**
 * Reads a problem into what the visual editor shows, or says why that would lose something: what is read is written again and
 * compared. Pure.
 *
 * @param source one `<problem>` element
 * @example readVisual('<problem><stringresponse answer="x"><textline/></stringresponse></problem>').problem?.parts.length // 1
 */
export function readVisual(source: string): ReadVisual {
  try {
    const problem = read(source);
    if (!isSameProblem(writeVisual(problem), source)) {
      refuse({ reason: 'differs' });
    }
    return { problem };
  } catch (error) {
    if (error instanceof Refused) {
      return { refusal: error.refusal };
    }
    throw error;
  }
}

function read(source: string): VisualProblem {
  const { root, fault } = parseXml(source);
  if (!root) {
    return refuse({ reason: 'broken', line: fault.line, detail: fault.message });
  }
  if (root.tag !== 'problem') {
    refuse({ reason: 'element', detail: root.tag });
  }
  if (/<!--|<\?/.test(source)) {
    refuse({ reason: 'comment' });
  }
  if (descendants(root, new Set(['script'])).length > 0) {
    refuse({ reason: 'script' });
  }
  return { attributes: root.attributes, parts: readParts(root), hints: readHints(root) };
}

function readParts(root: XmlElement): readonly VisualPart[] {
  const parts: VisualPart[] = [];
  let text: XmlNode[] = [];
  const endText = () => {
    const html = writeContent(text).trim();
    if (html !== '') {
      parts.push({ kind: 'text', html });
    }
    text = [];
  };
  for (const child of root.children) {
    if (child.kind === 'text') {
      text.push(child);
    } else if (responseTags.has(child.tag)) {
      endText();
      parts.push(readQuestion(child));
    } else if (child.tag === 'solution') {
      endText();
      parts.push({ kind: 'explanation', ...readExplanation(child) });
    } else if (child.tag !== 'demandhint') {
      text.push(plain(child));
    }
  }
  endText();
  return parts;
}

function readHints(root: XmlElement): readonly VisualHint[] {
  return childElements(root, 'demandhint').flatMap((group) =>
    childElements(group, 'hint').map((hint) => {
      plain(hint, true);
      return { attributes: hint.attributes, html: innerXml(hint) };
    }),
  );
}
