import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** LaTeX between its delimiters, as a unit's page typesets it. */
const maths =
  /\\\(.+?\\\)|\\\[.+?\\\]|\$\$.+?\$\$|\[mathjaxinline\].+?\[\/mathjaxinline\]|\[mathjax\].+?\[\/mathjax\]/gs;

/** Shows which pieces of the text are maths. They stay text: the preview typesets them. */
export const mathsMarks = Extension.create({
  name: 'mathsMarks',
  addProseMirrorPlugins: () => [
    new Plugin({
      state: {
        init: (_config, { doc }) => findMaths(doc),
        apply: (transaction, before) => (transaction.docChanged ? findMaths(transaction.doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});

function findMaths(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock || node.type.spec.code) {
      return;
    }
    // Each thing that is no text counts as one character, as in positions.
    const text = node.textBetween(0, node.content.size, undefined, '\ufffc');
    for (const match of text.matchAll(maths)) {
      const from = position + 1 + match.index;
      found.push(Decoration.inline(from, from + match[0].length, { class: 'text-maths' }));
    }
  });
  return DecorationSet.create(doc, found);
}
