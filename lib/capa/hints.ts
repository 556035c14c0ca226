import { CapaFault } from './fault';
import type { AuthorHtml, HintView } from './model';
import { escapeText, innerHtml } from './source/html';
import type { Problem } from './source/problem';
import { childElement, childElements, descendants, textOf, type XmlElement } from './source/xml';

/**
 * The demand hints of a problem, in order, as author HTML. Never send one before the learner has asked for it.
 *
 * @example demandHints(parseProblem('<problem><demandhint><hint>Think.</hint></demandhint></problem>'))[0] // 'Think.'
 */
export function demandHints(problem: Problem): readonly AuthorHtml[] {
  if (!problem.root) return [];
  return descendants(problem.root, demandHintTag).flatMap((group) =>
    childElements(group, 'hint').map((hint) => problem.text(innerHtml(hint).trim())),
  );
}

const demandHintTag = new Set(['demandhint']);

/** A hint element as it is shown; undefined where it has neither text nor label. */
export function hintView(element: XmlElement | undefined, text: (source: string) => string): HintView | undefined {
  if (!element) return undefined;
  const html = text(innerHtml(element).trim());
  const label = element.attributes.label;
  if (html === '' && (label ?? '') === '') return undefined;
  return { label: label === undefined ? null : text(label), html };
}

/** The hint as a list of none or one. */
export function hintList(element: XmlElement | undefined, text: (source: string) => string): readonly HintView[] {
  const view = hintView(element, text);
  return view ? [view] : [];
}

/**
 * Legacy `<hintgroup>`: conditions with a name (`<stringhint name= answer=>`), and parts shown `on` a name that holds.
 *
 * @param holds whether a condition holds for the learner's answer
 */
export function groupHints(
  response: XmlElement,
  conditionTag: string,
  holds: (condition: XmlElement) => boolean,
  text: (source: string) => string,
): readonly HintView[] {
  const group = childElement(response, 'hintgroup');
  // A group with a function of the author's own says nothing else. `on_request` was a button that no page has any more.
  if (!group || group.attributes.hintfn || (group.attributes.mode ?? 'always') !== 'always') return [];
  const names = new Set(
    childElements(group, conditionTag)
      .filter((condition) => isMet(condition, holds))
      .map((condition) => condition.attributes.name),
  );
  const shown = childElements(group, 'hintpart').filter((part) => names.has(part.attributes.on));
  // Only the last one is kept: each replaces the one before.
  const last = shown.at(-1);
  return last ? [{ label: '', html: text(partHtml(last)) }] : [];
}

/** A condition that cannot be worked out does not hold: a hint stops no grading. */
function isMet(condition: XmlElement, holds: (condition: XmlElement) => boolean): boolean {
  try {
    return holds(condition);
  } catch (error) {
    if (error instanceof CapaFault) return false;
    throw error;
  }
}

function partHtml(part: XmlElement): string {
  const inner = childElement(part, 'text');
  return inner ? innerHtml(inner).trim() : escapeText(textOf(part)).trim();
}
