import type { XmlElement, XmlNode } from './xml';

const voidTags = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/**
 * Elements of a problem that a learner must not see (answers, hints, solutions, scripts), or that mean nothing on a page.
 * They are left out wherever they stand.
 */
const hiddenTags: ReadonlySet<string> = new Set(
  (
    'script answer responseparam codeparam grader_payload answer_display initial_display ' +
    'hintgroup hintpart stringhint numericalhint formulahint hint demandhint ' +
    'choicehint compoundhint optionhint correcthint stringequalhint regexphint additional_answer ' +
    'solution solutionset targetedfeedback targetedfeedbackset ' +
    'openendedparam openendedrubric startouttext endouttext'
  ).split(' '),
);

/** Whether an element is left out. However it is written: a `<Solution>` or `<x:solution>` means nothing to Open edX and is none the less one. */
export function isHiddenTag(tag: string): boolean {
  return hiddenTags.has(tag) || hiddenTags.has(tag.slice(tag.indexOf(':') + 1).toLowerCase());
}

/** Attributes that carry answers on CAPA elements; no HTML element has them. */
const hiddenAttributes = new Set(
  'answer answers correct_answer expect correct cfn cfn_extra_args samples partial_credit partial_answers partial_range point_value explanation-id regions rectangle tolerance'.split(
    ' ',
  ),
);

/** CAPA's own names for plain HTML elements. */
const renamedTags: Readonly<Record<string, string>> = { problem: 'div', text: 'span', math: 'span' };

export function htmlTag(tag: string): string {
  return renamedTags[tag] ?? tag;
}

export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
}

export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;');
}

/** An author element's attributes without those that carry answers. */
export function visibleAttributes(element: XmlElement): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) if (!hiddenAttributes.has(name)) kept[name] = value;
  return kept;
}

/** `<name attributes>` as HTML. */
export function openingTag(element: XmlElement): string {
  let html = `<${htmlTag(element.tag)}`;
  for (const [name, value] of Object.entries(visibleAttributes(element)))
    html += ` ${name}="${escapeAttribute(value)}"`;
  return `${html}>`;
}

/** Writes a node as HTML (not XML: `<br>`, `<i></i>`), without what learners must not see. */
export function toHtml(node: XmlNode): string {
  if (node.kind === 'text') return escapeText(node.text);
  if (isHiddenTag(node.tag)) return '';
  const open = openingTag(node);
  const tag = htmlTag(node.tag);
  if (voidTags.has(tag)) return open;
  return `${open}${innerHtml(node)}</${tag}>`;
}

/** The element's content as HTML, trimmed by nothing. */
export function innerHtml(element: XmlElement): string {
  let html = '';
  for (const child of element.children) html += toHtml(child);
  return html;
}
