import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { escapeHtml } from '@/lib/olx/write/escape-html';

/** The props that HTML or SVG writes in another way. Any other prop must be written as its attribute is. */
const attributeNames: Readonly<Record<string, string>> = {
  autoCapitalize: 'autoCapitalize',
  autoComplete: 'autoComplete',
  className: 'class',
  colSpan: 'colSpan',
  dateTime: 'dateTime',
  formNoValidate: 'formNoValidate',
  hrefLang: 'hrefLang',
  htmlFor: 'for',
  maxLength: 'maxLength',
  readOnly: 'readOnly',
  rowSpan: 'rowSpan',
  spellCheck: 'spellCheck',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  strokeWidth: 'stroke-width',
  tabIndex: 'tabindex',
  viewBox: 'viewBox',
};
const linkProps: ReadonlySet<string> = new Set(['action', 'href', 'src']);
const voidTags: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'wbr']);
/** What React moves elsewhere. */
const reactsOwn: ReadonlySet<string> = new Set('base body head html link meta script style title'.split(' '));
/** What is written as a word where it is true or false. */
const isWord = (name: string) =>
  name === 'draggable' || name === 'spellCheck' || name.startsWith('aria-') || name.startsWith('data-');
/** As React reads them: control characters and spaces before the scheme, line breaks within it. */
const scriptScheme = new RegExp(`^[\\0-\\x20]*${'javascript:'.split('').join('[\\r\\n\\t]*')}`, 'i');

type Props = Readonly<Record<string, unknown>> & { readonly children?: ReactNode };
type HostElement = ReactElement<Props, string>;

/**
 * Draws elements that only stand there to the HTML that React would draw them to: host elements, fragments and components that
 * answer at once. A field begins with its default value, and what is typed is the browser's to keep. Throws for what needs React in
 * the browser (client components, event handlers, fields whose value React holds) and for a prop that it does not know how to write.
 * @example drawHtml(<p className="num">{3} &lt; 4</p>) // '<p class="num">3 &lt; 4</p>'
 */
export function drawHtml(node: ReactNode): string {
  if (typeof node === 'string') {
    return escapeHtml(node);
  }
  if (node === null || node === undefined || typeof node === 'boolean') {
    return '';
  }
  if (typeof node === 'number' || typeof node === 'bigint') {
    return String(node);
  }
  if (Array.isArray(node)) {
    let html = '';
    for (const child of node) {
      html += drawHtml(child);
    }
    return html;
  }
  if (!isValidElement<Props>(node)) {
    throw new Error('Only elements, text and lists of them can be drawn');
  }
  if (node.type === Fragment) {
    return drawHtml(node.props.children);
  }
  return isHost(node) ? drawElement(node) : drawHtml(answerOf(node));
}

/** The element that a node comes down to, with nothing of what is in it drawn; null where the node shows nothing. */
export function outermost(node: ReactNode): HostElement | null {
  if (node === null || node === undefined || typeof node === 'boolean') {
    return null;
  }
  if (!isValidElement<Props>(node) || node.type === Fragment) {
    throw new Error('What is drawn must be one element');
  }
  return isHost(node) ? node : outermost(answerOf(node));
}

/** What stands within an element. */
export function drawInside({ type, props }: HostElement): string {
  const { dangerouslySetInnerHTML: given } = props;
  if (type === 'textarea') {
    return keepFirstBreak(escapeHtml(textOf(props.defaultValue) ?? ''));
  }
  if (type === 'select') {
    return drawOptions(props.children, textOf(props.defaultValue));
  }
  const inside =
    typeof given === 'object' && given !== null && '__html' in given ? String(given.__html) : drawHtml(props.children);
  return type === 'pre' ? keepFirstBreak(inside) : inside;
}

/** The first line break after the tag of a `textarea` or `pre` is not a part of its text (HTML §13.1.2.5). */
const keepFirstBreak = (html: string) => (html.startsWith('\n') ? `\n${html}` : html);

const isHost = (element: ReactElement<Props>): element is HostElement => typeof element.type === 'string';

function answerOf({ type, props }: ReactElement<Props>): ReactNode {
  // A client component is a function to the server as well, but one that names a module.
  if (typeof type !== 'function' || '$$typeof' in type || 'isReactComponent' in (type.prototype ?? {})) {
    throw new Error('Only components of the server can be drawn');
  }
  const component: (props: Props) => ReactNode = Object(type);
  return component(props);
}

function drawElement(element: HostElement): string {
  const { type } = element;
  if (reactsOwn.has(type)) {
    throw new Error(`A ${type} cannot be drawn`);
  }
  const tag = `<${type}${drawAttributes(element)}`;
  return voidTags.has(type) ? `${tag}/>` : `${tag}>${drawInside(element)}</${type}>`;
}

/** In the order in which React writes them: of what takes part in a form, its name and what it begins with stand last. */
function drawAttributes({ type, props }: HostElement): string {
  const isInput = type === 'input';
  const isNamedLast = isInput || type === 'button';
  const holdsDefault = isInput || type === 'select' || type === 'textarea';
  let written = '';
  if ((isInput && 'checked' in props) || (holdsDefault && !isInput && 'value' in props)) {
    throw new Error(`A ${type} whose value React holds cannot be drawn`);
  }
  for (const name in props) {
    const isDefault = (holdsDefault && name === 'defaultValue') || (isInput && name === 'defaultChecked');
    const isLast = (isNamedLast && name === 'name') || (isInput && name === 'value') || isDefault;
    if (name !== 'children' && name !== 'dangerouslySetInnerHTML' && !isLast) {
      written += drawAttribute(name, props[name]);
    }
  }
  if (isNamedLast) {
    written += drawAttribute('name', props.name);
  }
  if (isInput) {
    written += props.defaultChecked === true ? ' checked=""' : '';
    written += drawAttribute('value', props.value ?? props.defaultValue);
  }
  return written;
}

/** The options of a select, the one that it begins with marked. */
function drawOptions(options: ReactNode, chosen: string | undefined): string {
  return [options]
    .flat(Number.POSITIVE_INFINITY)
    .map((option) => {
      if (!isValidElement<Props>(option) || option.type !== 'option') {
        throw new Error('Only options can be drawn in a select');
      }
      const text = drawHtml(option.props.children);
      const isChosen = chosen !== undefined && chosen === textOf(option.props.value);
      return `<option${drawAttributes({ ...option, type: 'option' })}${isChosen ? ' selected=""' : ''}>${text}</option>`;
    })
    .join('');
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

function drawAttribute(name: string, value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (name === 'style' && typeof value === 'object') {
    return ` style="${drawStyle(value)}"`;
  }
  const attribute = attributeNames[name] ?? (/[A-Z]/.test(name) ? undefined : name);
  if (attribute === undefined || !['string', 'number', 'boolean'].includes(typeof value)) {
    throw new Error(`The prop ${name} cannot be drawn`);
  }
  if (typeof value === 'boolean') {
    return isWord(name) ? ` ${attribute}="${value}"` : value ? ` ${attribute}=""` : '';
  }
  const text = String(value);
  return linkProps.has(name) && scriptScheme.test(text) ? '' : ` ${attribute}="${escapeHtml(text)}"`;
}

const drawStyle = (style: object) =>
  Object.entries(style)
    .map(
      ([name, value]) =>
        `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${escapeHtml(String(value))}`,
    )
    .join(';');
