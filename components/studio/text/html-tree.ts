/** Elements that stand in a line of text; whatever is not here begins a block. */
const inline = new Set(
  'a abbr b bdi bdo big br cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Where text may stand without a paragraph, beside the text itself. */
const holdsBareText = new Set(
  'li td th blockquote div section article aside header footer main figure figcaption center address'.split(' '),
);

export const isInline = (node: Node): boolean =>
  node.nodeType === Node.TEXT_NODE || (node instanceof Element && inline.has(node.localName));
const isWhite = (node: Node) => node.nodeType === Node.TEXT_NODE && /^[ \t\r\n\f]*$/.test(node.nodeValue ?? '');

/** An author's HTML as nodes that nothing is loaded for. */
export function parseHtml(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Puts text that stands without a paragraph into one that says so (`data-bare`). */
export function wrapBareText(root: DocumentFragment): void {
  const parents = [root, ...[...root.querySelectorAll('*')].filter(({ localName }) => holdsBareText.has(localName))];
  for (const parent of parents) {
    let run: Node[] = [];
    const close = () => {
      const [first] = run;
      if (first && run.some((node) => !isWhite(node))) {
        const paragraph = document.createElement('p');
        paragraph.setAttribute('data-bare', '');
        parent.insertBefore(paragraph, first);
        paragraph.append(...run);
      }
      run = [];
    };
    for (const child of [...parent.childNodes]) {
      if (isInline(child)) {
        run.push(child);
      } else {
        close();
      }
    }
    close();
  }
}
