import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { EXIT, visit } from 'unist-util-visit';
import { isEmbeddable } from './embed-hosts';
import { unlessTooDeep } from './unless-too-deep';

/** A quick look that spares most html blocks the parse. */
const suspicious =
  /<(script|style|link|iframe|form|canvas|object|embed|applet|button|input|select|textarea)\b|\son\w+\s*=|javascript:/i;

/**
 * Whether an html block lives by what the sanitiser takes away: scripts, handlers, style sheets, controls, frames of hosts that
 * are not configured. Such a block is shown whole in a sandboxed frame. A script that only loads or configures MathJax counts
 * for nothing: mathematics is typeset anyway.
 */
export function needsFrame(html: string): boolean {
  if (!suspicious.test(html)) {
    return false;
  }
  return unlessTooDeep(
    () => holdsActive(html),
    () => true,
  );
}

function holdsActive(html: string): boolean {
  let found = false;
  visit(fromHtml(html, { fragment: true }) satisfies Nodes, 'element', (element) => {
    if (isActive(element)) {
      found = true;
      return EXIT;
    }
    return undefined;
  });
  return found;
}

/** Elements that show nothing of themselves. */
const silent = new Set([
  'script',
  'style',
  'link',
  'meta',
  'template',
  'br',
  'p',
  'div',
  'span',
  'section',
  'title',
  'head',
  'body',
]);
const drawing =
  /document\.write|appendChild|\.append\(|\.prepend\(|insertAdjacent|insertBefore|innerHTML|createElement|\.html\(/;

/**
 * Whether an active html block has nothing to show by itself: only style sheets and scripts that other blocks of its unit use.
 * It goes into their documents then, since each has one of its own. A script that draws something is something to show.
 */
export function isPrelude(html: string): boolean {
  return unlessTooDeep(
    () => holdsOnlyCode(html),
    () => false,
  );
}

function holdsOnlyCode(html: string): boolean {
  let isBare = true;
  visit(fromHtml(html, { fragment: true }) satisfies Nodes, (node, _index, parent) => {
    const isCode = parent?.type === 'element' && (parent.tagName === 'script' || parent.tagName === 'style');
    if (node.type === 'text') {
      isBare = isCode ? !drawing.test(node.value) : node.value.trim() === '';
    } else if (node.type === 'element') {
      isBare = silent.has(node.tagName);
    }
    return isBare ? undefined : EXIT;
  });
  return isBare;
}

function isActive({ tagName, properties, children }: Element): boolean {
  for (const [name, value] of Object.entries(properties)) {
    if (
      /^on[a-z]/i.test(name) ||
      (typeof value === 'string' && /^\s*javascript:(?!\s*(void\(0\))?;?\s*$)/i.test(value))
    ) {
      return true;
    }
  }
  const source = typeof properties.src === 'string' ? properties.src : '';
  switch (tagName) {
    case 'script':
      return !/mathjax/i.test(`${source} ${properties.type ?? ''}`) && (source !== '' || children.length > 0);
    case 'style':
      return children.some((child) => child.type === 'text' && child.value.trim() !== '');
    case 'link':
      return Array.isArray(properties.rel) && properties.rel.includes('stylesheet');
    case 'iframe':
      return source !== '' && !source.startsWith('/static/') && !isEmbeddable(source);
    case 'form':
    case 'canvas':
    case 'object':
    case 'embed':
    case 'applet':
    case 'button':
    case 'input':
    case 'select':
    case 'textarea':
      return true;
    default:
      return false;
  }
}
