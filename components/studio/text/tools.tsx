import type { Editor } from '@tiptap/core';
import { redo, undo } from '@tiptap/pm/history';
import type { ReactNode } from 'react';

export type ToolName =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'code'
  | 'sub'
  | 'sup'
  | 'ul'
  | 'ol'
  | 'outdent'
  | 'indent'
  | 'link'
  | 'image'
  | 'maths'
  | 'table'
  | 'hr'
  | 'undo'
  | 'redo'
  | 'tableRow'
  | 'tableColumn'
  | 'tableHeader'
  | 'tableRowDelete'
  | 'tableColumnDelete'
  | 'tableDelete';

export interface Tool {
  readonly name: ToolName;
  readonly sign: ReactNode;
  /** Only where the cursor is in a table. */
  readonly isTable?: boolean;
  /** For what is on or off. */
  readonly isActive?: (editor: Editor) => boolean;
  /** Absent where a sheet asks first. */
  readonly run?: (editor: Editor) => void;
}

const toggle = (name: ToolName, mark: string, sign: ReactNode): Tool => ({
  name,
  sign,
  isActive: (editor) => editor.isActive(mark),
  run: (editor) => editor.chain().focus().toggleMark(mark).run(),
});
const list = (name: ToolName, node: string, sign: ReactNode): Tool => ({
  name,
  sign,
  isActive: (editor) => editor.isActive(node),
  run: (editor) => editor.chain().focus().toggleList(node, 'listItem').run(),
});
const drawing = (path: string) => (
  <svg
    aria-hidden="true"
    className="size-4"
    fill="none"
    stroke="currentColor"
    strokeLinecap="round"
    strokeWidth={1.8}
    viewBox="0 0 24 24"
  >
    <path d={path} />
  </svg>
);
const inTable = (name: ToolName, sign: ReactNode, run: (editor: Editor) => void): Tool => ({
  name,
  sign,
  isTable: true,
  run,
});

/** The buttons of the toolbar, in their order. */
export const tools: readonly Tool[] = [
  toggle('bold', 'bold', <b>B</b>),
  toggle('italic', 'italic', <i className="font-serif">I</i>),
  toggle('underline', 'underline', <u>U</u>),
  toggle('strike', 'strike', <s>S</s>),
  toggle('code', 'code', <code>{'</>'}</code>),
  toggle('sub', 'subscript', <span>x₂</span>),
  toggle('sup', 'superscript', <span>x²</span>),
  list('ul', 'bulletList', drawing('M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01')),
  list('ol', 'orderedList', drawing('M10 6h10M10 12h10M10 18h10M4 4h1v4M4 8h2M4 14h2l-2 3h2')),
  {
    name: 'outdent',
    sign: drawing('M11 6h9M11 12h9M11 18h9M7 9l-3 3 3 3'),
    run: (editor) => editor.chain().focus().liftListItem('listItem').run(),
  },
  {
    name: 'indent',
    sign: drawing('M11 6h9M11 12h9M11 18h9M4 9l3 3-3 3'),
    run: (editor) => editor.chain().focus().sinkListItem('listItem').run(),
  },
  {
    name: 'link',
    sign: drawing('M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1'),
    isActive: (editor) => editor.isActive('link'),
  },
  { name: 'image', sign: drawing('M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01') },
  { name: 'maths', sign: <span className="font-serif">∑</span> },
  {
    name: 'table',
    sign: drawing('M4 5h16v14H4zM4 10h16M10 5v14'),
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  {
    name: 'hr',
    sign: drawing('M4 12h16'),
    run: (editor) => editor.chain().focus().insertContent({ type: 'horizontalRule' }).run(),
  },
  {
    name: 'undo',
    sign: drawing('M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6'),
    run: (editor) => undo(editor.state, editor.view.dispatch),
  },
  {
    name: 'redo',
    sign: drawing('M15 7l5 5-5 5M20 12H10a6 6 0 0 0-6 6'),
    run: (editor) => redo(editor.state, editor.view.dispatch),
  },
  inTable('tableRow', drawing('M4 5h16v7H4zM12 15v6M9 18h6'), (editor) => editor.chain().focus().addRowAfter().run()),
  inTable('tableColumn', drawing('M5 4v16h7V4zM15 12h6M18 9v6'), (editor) =>
    editor.chain().focus().addColumnAfter().run(),
  ),
  inTable('tableHeader', drawing('M4 5h16v14H4zM4 10h16M6 7.500h12'), (editor) =>
    editor.chain().focus().toggleHeaderRow().run(),
  ),
  inTable('tableRowDelete', drawing('M4 5h16v7H4zM9 18h6'), (editor) => editor.chain().focus().deleteRow().run()),
  inTable('tableColumnDelete', drawing('M5 4v16h7V4zM15 12h6'), (editor) =>
    editor.chain().focus().deleteColumn().run(),
  ),
  inTable('tableDelete', drawing('M4 5h16v14H4zM9 9l6 6M15 9l-6 6'), (editor) =>
    editor.chain().focus().deleteTable().run(),
  ),
];

export type BlockKind = 'p' | 'h2' | 'h3' | 'h4' | 'pre' | 'blockquote';

/** The kinds of paragraph; the first that holds at the cursor is the one that is shown. */
export const blockKinds: readonly { readonly name: BlockKind; readonly isActive: (editor: Editor) => boolean }[] = [
  { name: 'h2', isActive: (editor) => editor.isActive('heading', { level: 2 }) },
  { name: 'h3', isActive: (editor) => editor.isActive('heading', { level: 3 }) },
  { name: 'h4', isActive: (editor) => editor.isActive('heading', { level: 4 }) },
  { name: 'pre', isActive: (editor) => editor.isActive('codeBlock') },
  { name: 'blockquote', isActive: (editor) => editor.isActive('blockquote') },
  { name: 'p', isActive: (editor) => editor.isActive('paragraph') },
];

/** Makes the paragraph at the cursor one of another kind. */
export function chooseBlock(editor: Editor, name: string): void {
  const chain = editor.chain().focus();
  const isQuoted = editor.isActive('blockquote');
  if (name === 'blockquote') {
    chain.setNode('paragraph').wrapIn('blockquote').run();
  } else if (name === 'pre') {
    chain.setNode('codeBlock').run();
  } else if (name.startsWith('h')) {
    chain.setNode('heading', { level: Number(name.slice(1)) }).run();
  } else if (isQuoted && editor.isActive('paragraph')) {
    chain.lift('blockquote').run();
  } else {
    chain.setNode('paragraph').run();
  }
}
