import katex from 'katex';

/** `page`: HTML and MathML, for pages that carry KaTeX's style sheet. `mathml`: MathML alone, for documents of an author. */
export type MathOutput = 'page' | 'mathml';

/** A run of a text: prose, or mathematics that was typeset. */
export type Run = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'maths'; readonly html: string };

/** Opening delimiter → closing delimiter and whether it stands in a line of its own. */
const delimiters = new Map<string, { close: string; display: boolean }>([
  ['\\(', { close: '\\)', display: false }],
  ['\\[', { close: '\\]', display: true }],
  ['$$', { close: '$$', display: true }],
  ['[mathjaxinline]', { close: '[/mathjaxinline]', display: false }],
  ['[mathjax]', { close: '[/mathjax]', display: true }],
]);
const opening = /\\\(|\\\[|\$\$|\[mathjaxinline\]|\[mathjax\]/g;

/** Whether a text may hold mathematics at all: the quick look before the work. */
export const mayHoldMaths = (text: string): boolean => /\\\(|\\\[|\$\$|\[mathjax/.test(text);

/**
 * Splits a text at its LaTeX (`\( \)`, `\[ \]`, `$$ $$` and Open edX's `[mathjaxinline]`, `[mathjax]`) and typesets each piece.
 * What KaTeX cannot read stays as it was written, between its delimiters, in a `code` element. The result's `html` is ours
 * (escaped by KaTeX, `trust` off), not the author's.
 */
export function typesetMaths(text: string, output: MathOutput): Run[] {
  const runs: Run[] = [];
  // Each is looked for to the end of the text once: behind that it does not stand either.
  const neverCloses = new Set<string>();
  let from = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const delimiter = delimiters.get(match[0]);
    const begin = match.index + match[0].length;
    if (!delimiter || neverCloses.has(delimiter.close)) {
      continue;
    }
    const end = text.indexOf(delimiter.close, begin);
    if (end < 0) {
      neverCloses.add(delimiter.close);
      continue;
    }
    if (match.index > from) {
      runs.push({ kind: 'text', text: text.slice(from, match.index) });
    }
    from = end + delimiter.close.length;
    opening.lastIndex = from;
    runs.push({
      kind: 'maths',
      html: typeset(text.slice(begin, end), delimiter.display, output, text.slice(match.index, from)),
    });
  }
  if (from < text.length) {
    runs.push({ kind: 'text', text: text.slice(from) });
  }
  return runs;
}

function typeset(latex: string, displayMode: boolean, output: MathOutput, source: string): string {
  try {
    // Editors leave no-break spaces, which mean nothing in LaTeX.
    return katex.renderToString(latex.replaceAll('\u00a0', ' '), {
      displayMode,
      output: output === 'mathml' ? 'mathml' : 'htmlAndMathml',
      strict: 'ignore',
      trust: false,
      throwOnError: true,
      maxSize: 40,
      maxExpand: 500,
    });
  } catch {
    return `<code class="maths-source">${source.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>`;
  }
}
