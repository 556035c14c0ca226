import { Extension, type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { history, redo, undo } from '@tiptap/pm/history';
import { disguise, type Kept, keptOf } from './kept-attributes';
import { mathsMarks } from './maths-marks';

/** What of HTML the visual editor holds. Everything else stays in the other view (`describe-loss.ts`). */

const kept = (except: readonly string[] = []) => ({
  kept: {
    default: {} satisfies Kept,
    rendered: false,
    keepOnSplit: false,
    parseHTML: (element: HTMLElement) => keptOf(element, except),
  },
});
/** Which of several tags of one meaning the author chose. */
const tag = (usual: string) => ({
  tag: { default: usual, rendered: false, parseHTML: (element: HTMLElement) => element.localName },
});
const rules = (tags: readonly string[]) => tags.map((name) => ({ tag: name }));

const Document = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const Text = Node.create({ name: 'text', group: 'inline' });

/** `bare`: text that stands in its parent without a paragraph of its own; null for one that was made here. */
const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({
    ...kept(['data-bare']),
    bare: {
      default: null,
      rendered: false,
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => element.hasAttribute('data-bare'),
    },
  }),
  parseHTML: () => rules(['p']),
  renderHTML: ({ node }) => [
    'p',
    {
      ...disguise(node.attrs.kept),
      ...(node.attrs.bare === null ? { 'data-made': '' } : {}),
      ...(node.attrs.bare ? { 'data-bare': '' } : {}),
    },
    0,
  ],
});

const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    ...kept(),
    level: { default: 2, rendered: false, parseHTML: (element: HTMLElement) => Number(element.localName.slice(1)) },
  }),
  parseHTML: () => rules(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, disguise(node.attrs.kept), 0],
});

const list = (name: string, element: string) =>
  Node.create({
    name,
    group: 'block',
    content: 'listItem+',
    addAttributes: () => kept(),
    parseHTML: () => rules([element]),
    renderHTML: ({ node }) => [element, disguise(node.attrs.kept), 0],
  });
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph block*',
  defining: true,
  addAttributes: () => kept(),
  parseHTML: () => rules(['li']),
  renderHTML: ({ node }) => ['li', disguise(node.attrs.kept), 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const wrapperTags = [
  'div',
  'section',
  'article',
  'aside',
  'header',
  'footer',
  'main',
  'figure',
  'figcaption',
  'center',
  'address',
];
const Wrapper = Node.create({
  name: 'wrapper',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ ...kept(), ...tag('div') }),
  parseHTML: () => rules(wrapperTags),
  renderHTML: ({ node }) => [node.attrs.tag, disguise(node.attrs.kept), 0],
});
const Blockquote = Node.create({
  name: 'blockquote',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => kept(),
  parseHTML: () => rules(['blockquote']),
  renderHTML: ({ node }) => ['blockquote', disguise(node.attrs.kept), 0],
});

/** `inner`: the attributes of the `code` element that holds all of it; null where there is none. */
const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({
    ...kept(),
    inner: {
      default: {},
      rendered: false,
      parseHTML: (element: HTMLElement) => {
        const only = element.childNodes.length === 1 ? element.firstElementChild : null;
        return only?.localName === 'code' ? keptOf(only) : null;
      },
    },
  }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' as const }],
  renderHTML: ({ node }) =>
    node.attrs.inner
      ? ['pre', disguise(node.attrs.kept), ['code', disguise(node.attrs.inner), 0]]
      : ['pre', disguise(node.attrs.kept), 0],
  addKeyboardShortcuts() {
    return {
      Tab: () => this.editor.isActive(this.name) && this.editor.commands.insertContent('  '),
      'Mod-Enter': () => this.editor.isActive(this.name) && this.editor.commands.exitCode(),
    };
  },
});

const Rule = Node.create({
  name: 'horizontalRule',
  group: 'block',
  addAttributes: () => kept(),
  parseHTML: () => rules(['hr']),
  renderHTML: ({ node }) => ['hr', disguise(node.attrs.kept)],
});
const Break = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  addAttributes: () => kept(),
  parseHTML: () => rules(['br']),
  renderHTML: ({ node }) => ['br', disguise(node.attrs.kept)],
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) };
  },
});

/** A picture; shown from where the course's files are. */
const image = (addressOf: (src: string) => string) =>
  Node.create({
    name: 'image',
    group: 'inline',
    inline: true,
    draggable: true,
    addAttributes: () => kept(),
    parseHTML: () => rules(['img']),
    renderHTML: ({ node }) => [
      'img',
      mergeAttributes(disguise(node.attrs.kept), { src: addressOf(node.attrs.kept.src ?? '') }),
    ],
  });

const mark = (name: string, tags: readonly [string, ...string[]], key?: string) =>
  Mark.create({
    name,
    addAttributes: () => ({ ...kept(), ...tag(tags[0]) }),
    parseHTML: () => rules(tags),
    renderHTML: ({ mark: own }) => [own.attrs.tag, disguise(own.attrs.kept), 0],
    addKeyboardShortcuts() {
      return key ? { [key]: () => this.editor.commands.toggleMark(name) } : {};
    },
  });
/** What phrases may be wrapped in beside the usual; one within another as often as authors like. */
const Phrase = Mark.create({
  name: 'phrase',
  excludes: '',
  addAttributes: () => ({ ...kept(), ...tag('span') }),
  parseHTML: () =>
    rules([
      'span',
      'small',
      'big',
      'kbd',
      'samp',
      'var',
      'abbr',
      'cite',
      'dfn',
      'mark',
      'ins',
      'q',
      'tt',
      'font',
      'bdi',
      'bdo',
      'time',
    ]),
  renderHTML: ({ mark: own }) => [own.attrs.tag, disguise(own.attrs.kept), 0],
});
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => kept(),
  parseHTML: () => rules(['a']),
  renderHTML: ({ mark: own }) => ['a', disguise(own.attrs.kept), 0],
});

/** `part`: whether a row stands in the head, the body or the foot of its table, with that part's own attributes. */
const partOf = {
  part: {
    default: null,
    rendered: false,
    parseHTML: (element: HTMLElement) => {
      const parent = element.parentElement;
      return parent && ['thead', 'tfoot'].includes(parent.localName) ? parent.localName : null;
    },
  },
};
const tableNodes: Extensions = [
  Table.extend({
    addAttributes: () => kept(),
    renderHTML: ({ node }) => ['table', disguise(node.attrs.kept), ['tbody', 0]],
  }).configure({ resizable: false }),
  TableRow.extend({
    addAttributes: () => ({ ...kept(), ...partOf }),
    renderHTML: ({ node }) => [
      'tr',
      { ...disguise(node.attrs.kept), ...(node.attrs.part ? { 'data-part': node.attrs.part } : {}) },
      0,
    ],
  }),
  ...[TableCell, TableHeader].map((cell) =>
    cell.extend({
      addAttributes() {
        return { ...this.parent?.(), ...kept(['colspan', 'rowspan', 'colwidth']) };
      },
      renderHTML: ({ node }) => {
        const { colspan, rowspan } = node.attrs;
        return [
          cell === TableCell ? 'td' : 'th',
          {
            ...disguise(node.attrs.kept),
            ...(colspan > 1 ? { colspan: String(colspan) } : {}),
            ...(rowspan > 1 ? { rowspan: String(rowspan) } : {}),
          },
          0,
        ];
      },
    }),
  ),
];

const History = Extension.create({
  name: 'history',
  addProseMirrorPlugins: () => [history()],
  addKeyboardShortcuts() {
    const run = (command: typeof undo) => () => command(this.editor.state, this.editor.view.dispatch);
    return { 'Mod-z': run(undo), 'Mod-y': run(redo), 'Shift-Mod-z': run(redo) };
  },
});

/** The extensions of the editor; `addressOf` says where a picture of this course is to be had. */
export const htmlExtensions = (addressOf: (src: string) => string): Extensions => [
  Document,
  Text,
  Paragraph,
  Heading,
  list('bulletList', 'ul'),
  list('orderedList', 'ol'),
  ListItem,
  Wrapper,
  Blockquote,
  CodeBlock,
  Rule,
  Break,
  image(addressOf),
  Link,
  mark('bold', ['strong', 'b'], 'Mod-b'),
  mark('italic', ['em', 'i'], 'Mod-i'),
  mark('underline', ['u'], 'Mod-u'),
  mark('strike', ['s', 'strike', 'del']),
  mark('code', ['code']),
  mark('subscript', ['sub']),
  mark('superscript', ['sup']),
  Phrase,
  ...tableNodes,
  History,
  mathsMarks,
];
