import { createElement, type ReactNode } from 'react';
import type { ProblemBlockView } from '@/lib/attempts';
import type { ElementNode, ViewNode } from '@/lib/capa/model';
import { InputField } from './input-field';
import type { ProblemWords } from './words';

/** Author's elements that may stand around an input. Anything else becomes a `div`: its children still show. */
const allowedTags = new Set(
  'div p span section ul ol li table thead tbody tfoot tr td th caption b i em strong u sub sup h1 h2 h3 h4 h5 h6 label center blockquote pre code font'.split(
    ' ',
  ),
);
/** Author's attributes that may stay on them, by the name that React gives them. */
const allowedAttributes: Readonly<Record<string, string>> = {
  class: 'className',
  lang: 'lang',
  dir: 'dir',
  title: 'title',
  colspan: 'colSpan',
  rowspan: 'rowSpan',
  scope: 'scope',
};

/**
 * Rows that stand in a table itself, in a `tbody`: a browser puts them into one, and React must draw what the browser has.
 */
function inTableBodies(children: readonly ViewNode[]): readonly ViewNode[] {
  const parts: ViewNode[] = [];
  let rows: ViewNode[] = [];
  const flush = () => {
    if (rows.length > 0) {
      parts.push({ kind: 'element', tag: 'tbody', attributes: {}, children: rows });
    }
    rows = [];
  };
  for (const child of children) {
    if (child.kind === 'element' && child.tag === 'tr') {
      rows.push(child);
    } else {
      flush();
      parts.push(child);
    }
  }
  flush();
  return parts;
}

/** The question: the author's text with the inputs in their places. */
export function ViewNodes({
  nodes,
  problem,
  words,
}: {
  nodes: readonly ViewNode[];
  problem: ProblemBlockView;
  words: ProblemWords;
}): ReactNode {
  return nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the author's order is the identity of a node
    <ViewNodeShown words={words} key={index} node={node} problem={problem} />
  ));
}

function ViewNodeShown({
  node,
  problem,
  words,
}: {
  node: ViewNode;
  problem: ProblemBlockView;
  words: ProblemWords;
}): ReactNode {
  switch (node.kind) {
    case 'html':
      return <div className="prose contents" dangerouslySetInnerHTML={{ __html: node.html }} />;
    case 'element':
      return element(
        node,
        <ViewNodes
          words={words}
          nodes={node.tag === 'table' ? inTableBodies(node.children) : node.children}
          problem={problem}
        />,
      );
    case 'group':
      return (
        <fieldset>
          {node.label && <legend className="mb-3" dangerouslySetInnerHTML={{ __html: node.label }} />}
          {node.descriptions.map((html) => (
            <div className="mb-3 text-sm text-ink-2" dangerouslySetInnerHTML={{ __html: html }} key={html} />
          ))}
          <ViewNodes words={words} nodes={node.children} problem={problem} />
        </fieldset>
      );
    case 'input':
      return <InputField words={words} input={node.input} problem={problem} />;
    case 'clarification':
      return (
        <details className="inline-block align-baseline">
          <summary className="inline cursor-pointer px-1 text-accent">ⓘ</summary>
          <span className="text-sm text-ink-2" dangerouslySetInnerHTML={{ __html: node.html }} />
        </details>
      );
    case 'unsupported':
      return <p className="text-ink-3">{`<${node.tag}>`}</p>;
  }
}

function element(node: ElementNode, children: ReactNode): ReactNode {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(node.attributes)) {
    const allowed = allowedAttributes[name.toLowerCase()];
    if (allowed) {
      attributes[allowed] = value;
    }
  }
  // A label around an input would nest in the input's own label.
  const tag = allowedTags.has(node.tag) && node.tag !== 'label' && node.tag !== 'p' ? node.tag : 'div';
  return createElement(tag, attributes, children);
}
