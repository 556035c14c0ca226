import type { Element, Nodes, Root, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';
import { rewriteQuotedLinks } from './links';
import type { Raw } from './raw-node';
import { mayHoldMaths, typesetMaths } from './typeset-maths';
import { unlessTooDeep } from './unless-too-deep';

/** What the page inside a frame sends to the page around it: `{type, block, height}`, height in CSS pixels. */
export const frameHeightMessage = 'lectern:frame-height';

/** The value of the frame's `sandbox` attribute, and of the document's own policy. Never `allow-same-origin`. */
export const frameSandbox = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox';

/**
 * The policy of an author's document: an opaque origin, so neither cookie nor page can be read, and scripts and styles as the
 * author wrote them. `origin` is ours, named beside 'self', which an opaque origin may not match.
 */
export function framePolicy(origin: string): string {
  return [
    `sandbox ${frameSandbox}`,
    "default-src 'none'",
    `script-src 'unsafe-inline' 'unsafe-eval' https: ${origin}`,
    `style-src 'unsafe-inline' https: ${origin}`,
    `img-src https: data: blob: ${origin}`,
    `media-src https: data: blob: ${origin}`,
    `font-src https: data: ${origin}`,
    `connect-src https: ${origin}`,
    `frame-src https: ${origin}`,
    `object-src ${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

const baseStyle =
  ':root{color-scheme:light dark}html{font:16px/1.6 system-ui,sans-serif;overflow-wrap:anywhere}body{margin:0}img,video{max-width:100%;height:auto}';

/** A document that overflows its frame says how far; one that does not says where its content ends, so that a frame shrinks too. */
const resizeScript = (block: string) =>
  `(()=>{const s=()=>{const e=document.body.getBoundingClientRect().bottom+scrollY,h=document.documentElement.scrollHeight;` +
  `parent.postMessage({type:${JSON.stringify(frameHeightMessage)},block:${JSON.stringify(block).replaceAll('<', '\\u003c')},` +
  'height:Math.ceil(h>innerHeight?Math.max(h,e):e)},"*")};' +
  "new ResizeObserver(s).observe(document.body);addEventListener('load',s);addEventListener('resize',s);s()})()";

/**
 * The document of an html block with scripts: the author's HTML as it stands, its links led into the course, its mathematics as
 * MathML, and a small script of ours that tells its height. It is only safe under `framePolicy`.
 */
export function frameDocument(input: {
  readonly html: string;
  readonly courseKey: string;
  readonly block: string;
  readonly title: string;
  readonly language: string | null;
}): string {
  const lang = input.language ? ` lang="${escapeAttribute(input.language)}"` : '';
  const linked = rewriteQuotedLinks(input.html, input.courseKey);
  const body = unlessTooDeep(
    () => withMaths(linked),
    () => linked,
  );
  return (
    `<!doctype html><html${lang}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escapeAttribute(input.title)}</title><base target="_blank"><style>${baseStyle}</style>${libraries(input.html)}</head>` +
    `<body>${body}<script>${resizeScript(input.block)}</script></body></html>`
  );
}

/** Where a frame's document finds jQuery. */
export const jqueryPath = '/frame-scripts/jquery';

/** Open edX has jQuery on every page and authors count on it; a document that brings its own is left alone. */
function libraries(html: string): string {
  // A script of the course's files may count on it as well; what it holds is not known here.
  const sources = [...html.matchAll(/<script[^<>]+/gi)].flatMap(([tag]) => /src=(.*)/is.exec(tag)?.[1] ?? []);
  const mayUseJquery = sources.length > 0 || /\bjQuery\b|\$\s*\(|\$\.\w/i.test(html);
  const bringsItsOwn = sources.some((source) => /jquery/i.test(source));
  return mayUseJquery && !bringsItsOwn ? `<script src="${jqueryPath}"></script>` : '';
}

const codeTags = new Set(['script', 'style', 'pre', 'code', 'textarea', 'math', 'svg', 'template']);

/** Left to the byte where there is no mathematics: parsing would tidy what the author wrote. */
function withMaths(html: string): string {
  if (!mayHoldMaths(html)) {
    return html;
  }
  const tree: Root = fromHtml(html, { fragment: true });
  let found = false;
  visit(tree satisfies Nodes, (node, index, parent) => {
    if (node.type === 'element' && codeTags.has(node.tagName)) {
      return SKIP;
    }
    if (node.type !== 'text' || index === undefined || !parent || !mayHoldMaths(node.value)) {
      return undefined;
    }
    const runs = typesetMaths(node.value, 'mathml').map((run): Text | Raw =>
      run.kind === 'text' ? { type: 'text', value: run.text } : { type: 'raw', value: run.html },
    );
    found ||= runs.some((run) => run.type === 'raw');
    childrenOf(parent).splice(index, 1, ...runs);
    return index + runs.length;
  });
  return found ? toHtml(tree, { allowDangerousHtml: true }) : html;
}

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A root and an element hold the same kinds of children here: a fragment has no doctype. */
const childrenOf = (parent: Root | Element) => parent.children as Element['children'];
