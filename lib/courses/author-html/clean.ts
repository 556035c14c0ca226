import type { Element, ElementContent, Properties, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { isEmbeddable } from './embed-hosts';
import { rewriteLink } from './links';
import { idPrefix, schema } from './schema';
import { cleanStyle } from './style';
import { mayHoldMaths, typesetMaths } from './typeset-maths';
import { unlessTooDeep } from './unless-too-deep';
import './raw-node';

/** `hast-util-sanitize` answers any node; of a root it answers a root. */
const asRoot = (tree: ReturnType<typeof sanitize>): Root =>
  tree.type === 'root' ? tree : { type: 'root', children: [] };

/**
 * An author's fragment as HTML that may stand on our page; its text alone where it is nested too deep. Without cache; pages use
 * `renderAuthorHtml`.
 */
export function cleanAuthorHtml(html: string, courseKey: string): string {
  return unlessTooDeep(
    () => cleanTree(html, courseKey),
    () => html.replace(/<[^<>]*>/g, '').replaceAll('<', '&lt;'),
  );
}

function cleanTree(html: string, courseKey: string): string {
  const tree = asRoot(sanitize(fromHtml(html, { fragment: true }), schema));
  tree.children = cleanChildren(tree.children, courseKey, false);
  return toHtml(tree, { allowDangerousHtml: true });
}

/** `allowDangerousHtml` passes only the `raw` nodes that are made here, of KaTeX's output. */
function cleanChildren(
  children: readonly Root['children'][number][],
  courseKey: string,
  isCode: boolean,
): ElementContent[] {
  const kept: ElementContent[] = [];
  for (const child of children) {
    if (child.type === 'text') {
      kept.push(...(isCode || !mayHoldMaths(child.value) ? [child] : withMaths(child.value)));
    } else if (child.type === 'element') {
      const element = cleanElement(child, courseKey);
      if (element) {
        element.children = cleanChildren(element.children, courseKey, isCode || codeTags.has(element.tagName));
        kept.push(element);
      }
    }
  }
  return kept;
}

const codeTags = new Set(['pre', 'code', 'kbd', 'samp', 'tt', 'math', 'svg']);

const withMaths = (text: string): ElementContent[] =>
  typesetMaths(text, 'page').map((run) =>
    run.kind === 'text' ? { type: 'text', value: run.text } : { type: 'raw', value: run.html },
  );

/** The element with its properties looked at again, another in its place, or null where nothing may stand. */
function cleanElement(element: Element, courseKey: string): Element | null {
  const { properties } = element;
  if (typeof properties.style === 'string') {
    const style = cleanStyle(properties.style);
    if (style) {
      properties.style = style;
    } else {
      delete properties.style;
    }
  }
  if (Array.isArray(properties.className) && properties.className.length === 0) {
    delete properties.className;
  }
  for (const name of ['href', 'src', 'poster', 'cite']) {
    const value = properties[name];
    if (typeof value === 'string') {
      properties[name] = rewriteLink(value, courseKey);
    }
  }
  for (const name of painted) {
    const value = properties[name];
    if (typeof value === 'string') {
      properties[name] = cleanPaint(value);
    }
  }
  const { src } = properties;
  const isData = typeof src === 'string' && /^\s*data:/i.test(src);
  if (isData && !(element.tagName === 'img' && /^\s*data:image\/(png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(src))) {
    delete properties.src;
  }
  return arrange(element, properties);
}

/** What a drawing takes from another of its elements, which it names by `url(#id)`. */
const painted = ['fill', 'stroke', 'clipPath', 'markerStart', 'markerMid', 'markerEnd'];

/** A reference leads to where the element stands on our page; one that leads out of the drawing goes, hidden by escapes too. */
function cleanPaint(value: string): string | null {
  const [, , id, otherwise = ''] = /^\s*url\(\s*(["']?)#([^\s"'()\\]+)\1\s*\)(.*)$/is.exec(value) ?? [];
  const plain = id === undefined ? value : otherwise;
  if (/url|\\/i.test(plain)) {
    return null;
  }
  return id === undefined ? value : `url(#${idPrefix}${id})${otherwise}`;
}

function arrange(element: Element, properties: Properties): Element | null {
  switch (element.tagName) {
    case 'a':
    case 'area':
      arrangeLink(properties);
      return element;
    case 'img':
      if (!properties.src) {
        return null;
      }
      properties.alt ??= '';
      properties.loading = 'lazy';
      properties.decoding = 'async';
      if (typeof properties.useMap === 'string') {
        properties.useMap = properties.useMap.replace(/^#/, `#${idPrefix}`);
      }
      return element;
    case 'audio':
    case 'video':
      properties.controls = true;
      properties.preload ??= 'metadata';
      return element;
    case 'iframe':
      return arrangeFrame(properties);
    default:
      return element;
  }
}

function arrangeLink(properties: Properties) {
  const { href } = properties;
  if (typeof href !== 'string') {
    return;
  }
  if (href.startsWith('#') && href.length > 1) {
    properties.href = `#${idPrefix}${href.slice(1)}`;
  } else if (/^(https?:)?\/\//i.test(href)) {
    properties.rel = ['noopener', 'noreferrer'];
  }
}

/** A course's own page in a sandbox; a page of a configured host as it is; any other as a link to it. */
function arrangeFrame({ src, title, width, height, style, allowFullScreen }: Properties): Element | null {
  if (typeof src !== 'string' || src === '') {
    return null;
  }
  if (src.startsWith('/assets/') || isEmbeddable(src)) {
    const name = typeof title === 'string' && title !== '' ? title : hostOf(src);
    return {
      type: 'element',
      tagName: 'iframe',
      properties: {
        src,
        title: name,
        loading: 'lazy',
        referrerPolicy: 'strict-origin-when-cross-origin',
        ...(src.startsWith('/assets/') ? { sandbox: ['allow-scripts'] } : {}),
        ...(width ? { width } : {}),
        ...(height ? { height } : {}),
        ...(style ? { style } : {}),
        ...(allowFullScreen ? { allowFullScreen } : {}),
      },
      children: [],
    };
  }
  if (!/^(https?:)?\/\//i.test(src)) {
    return null;
  }
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: src, rel: ['noopener', 'noreferrer'] },
    children: [{ type: 'text', value: typeof title === 'string' && title !== '' ? title : hostOf(src) }],
  };
}

function hostOf(src: string): string {
  try {
    return new URL(src, 'https://course.invalid').hostname.replace('course.invalid', 'Course page');
  } catch {
    return src;
  }
}
