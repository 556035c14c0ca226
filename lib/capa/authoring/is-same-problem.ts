import { inputTags } from '../inputs/tags';
import { parseOptionList } from '../source/options';
import { childElements, leadingText, parseXml, type XmlElement, type XmlNode } from '../source/xml';
import { withoutKeys } from './without-keys';

/**
 * Whether two problems are the same to learners and to whoever grades them: the same elements with the same attributes and text.
 * What makes no difference does not count: white space that no page shows, the order of attributes, where in its question a label,
 * a hint, a tolerance or an explanation stands, and how `true` is written. Sources that cannot be read are the same as nothing.
 *
 * @param options.ignoresRoot whether the attributes of `<problem>` do not count
 * @example isSameProblem('<problem><p>a</p></problem>', '<problem>\n  <p>a</p></problem>') // true
 */
export function isSameProblem(one: string, other: string, options: { readonly ignoresRoot?: boolean } = {}): boolean {
  const [first, second] = [one, other].map((source) => {
    const { root } = parseXml(source);
    return root && JSON.stringify(canonical(options.ignoresRoot ? { ...root, attributes: {} } : root, false));
  });
  return typeof first === 'string' && first === second;
}

type Canonical =
  | string
  | { readonly tag: string; readonly attributes: readonly string[]; readonly children: readonly Canonical[] };

/** Elements that stand in a line of text: white space around them shows. */
const inlineTags = new Set(
  (
    'a abbr b bdi bdo big button cite clarification code data del dfn em font i img input ins kbd label map mark math ' +
    'object output q s samp select small span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
const keepsSpace = new Set(['pre', 'script', 'style', 'textarea']);
/** In a question these say something of it, wherever they stand in it. */
const apart = new Set(
  (
    'label description solution responseparam additional_answer correcthint stringequalhint regexphint compoundhint ' +
    'choicehint optionhint demandhint'
  ).split(' '),
);
const questionTags = new Set(
  'multiplechoiceresponse choiceresponse optionresponse numericalresponse stringresponse'.split(' '),
);
const holdsApart = new Set([...questionTags, ...inputTags, 'choice', 'option']);

function canonical(given: XmlElement, isExact: boolean): Canonical {
  const element = given.tag === 'additional_answer' ? withAnswer(given) : withOptions(given);
  const exact = isExact || keepsSpace.has(element.tag);
  const { tag } = element;
  const written = (exact ? element.children : tidy(element)).map((child): readonly [string, Canonical] =>
    child.kind === 'text' ? ['', child.text] : [child.tag, canonical(child, exact)],
  );
  const isApart = ([name]: readonly [string, Canonical]) =>
    holdsApart.has(tag) ? apart.has(name) : tag === 'problem' && name === 'demandhint';
  const moved = written.filter(isApart).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const children = [...written.filter((child) => !isApart(child)), ...moved].map(([, child]) => child);
  return { tag, attributes: attributesOf(element), children };
}

/** The children as a page shows them: white space is one space, and none beside what stands on lines of its own. */
function tidy(element: XmlElement): readonly XmlNode[] {
  const isBlock = (node: XmlNode | undefined) =>
    node === undefined ? !isInline(element) : node.kind === 'element' && !isInline(node);
  const { children } = element;
  return children.flatMap((child, index): XmlNode[] => {
    if (child.kind === 'element') {
      return [child];
    }
    let text = child.text.replace(/[ \t\r\n]+/g, ' ');
    if (isBlock(children[index - 1])) text = text.replace(/^ /, '');
    if (isBlock(children[index + 1])) text = text.replace(/ $/, '');
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}

/** A `<label>` of a question is a line of its own. */
const isInline = ({ tag }: XmlElement) => inlineTags.has(tag) && tag !== 'label';

/** Attributes that mean something where they are `true`, and nothing else. */
const switches = new Set(['choice fixed', 'choicegroup shuffle']);

function attributesOf({ tag, attributes }: XmlElement): readonly string[] {
  const values: Record<string, string> = { ...attributes };
  if (tag === 'choice' || tag === 'option') {
    values.correct = (values.correct ?? 'false').trim().toLowerCase();
  }
  if (tag === 'stringresponse' && values.type !== undefined) {
    values.type = values.type.toLowerCase().split(/\s+/).filter(Boolean).sort().join(' ');
  }
  if (tag === 'choiceresponse' && values.partial_credit !== undefined) {
    values.partial_credit = values.partial_credit.toLowerCase();
  }
  const isSaid = ([name, value]: readonly [string, string]) => !switches.has(`${tag} ${name}`) || value === 'true';
  const isTyped = ([name, value]: readonly [string, string]) =>
    tag !== 'stringresponse' || name !== 'type' || value !== '';
  return Object.entries(values)
    .filter((attribute) => isSaid(attribute) && isTyped(attribute))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
}

/** A dropdown whose options stand in one attribute, as elements. */
function withOptions(element: XmlElement): XmlElement {
  const { tag, attributes, line } = element;
  const { options, correct } = attributes;
  if (tag !== 'optioninput' || options === undefined || childElements(element, 'option').length > 0) {
    return element;
  }
  const texts = parseOptionList(options);
  return {
    ...element,
    attributes: withoutKeys(
      attributes,
      correct === undefined || texts.includes(correct) ? ['options', 'correct'] : ['options'],
    ),
    children: [
      ...element.children,
      ...texts.map(
        (text): XmlElement => ({
          kind: 'element',
          tag: 'option',
          attributes: { correct: String(text === correct) },
          children: [{ kind: 'text', text }],
          line,
        }),
      ),
    ],
  };
}

/** A further answer that stands in the element's text, as its attribute. */
function withAnswer(element: XmlElement): XmlElement {
  if (element.attributes.answer) {
    return element;
  }
  const [first, ...others] = element.children;
  return {
    ...element,
    attributes: { ...element.attributes, answer: leadingText(element).trim() },
    children: first?.kind === 'text' ? others : element.children,
  };
}
