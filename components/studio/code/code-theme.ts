import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The look of the editor, all from the tokens: both schemes follow by themselves. */
export const codeTheme = EditorView.theme({
  '&': {
    backgroundColor: 'var(--color-sheet)',
    border: '1px solid var(--color-control)',
    borderRadius: 'var(--radius-md)',
    color: 'var(--color-ink)',
    fontSize: 'var(--text-sm)',
    maxBlockSize: 'min(42rem, 75dvb)',
  },
  '&.cm-focused': { outline: '0.16rem solid var(--color-focus)', outlineOffset: '0.1rem' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--color-ink)', paddingBlock: '0.625rem' },
  '.cm-content, .cm-gutter': { minBlockSize: '10rem' },
  '.cm-line': { paddingInline: '0.75rem' },
  '.cm-cursor, .cm-dropCursor': { borderInlineStartColor: 'var(--color-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--color-accent) 24%, transparent)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklab, var(--color-shade) 60%, transparent)',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--color-shade)',
    borderInlineEnd: '1px solid var(--color-line)',
    color: 'var(--color-ink-3)',
  },
  '.cm-lineNumbers .cm-gutterElement': { paddingInline: '0.625rem 0.5rem' },
  '&.cm-focused .cm-matchingBracket, .cm-selectionMatch': { backgroundColor: 'var(--color-accent-soft)' },
  '.cm-lintRange-error': { backgroundImage: 'none', borderBlockEnd: '2px dotted var(--color-bad)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', borderBlockEnd: '2px dotted var(--color-warn)' },
  '.cm-lintRange-info': { backgroundImage: 'none', borderBlockEnd: '2px dotted var(--color-accent)' },
  '.cm-gutter-lint': { inlineSize: '1.1rem' },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-sheet)',
    border: '1px solid var(--color-line-strong)',
    borderRadius: 'var(--radius-md)',
    boxShadow: 'var(--shadow-float)',
    color: 'var(--color-ink)',
    fontFamily: 'var(--font-sans)',
    overflow: 'hidden',
  },
  '.cm-tooltip-autocomplete > ul > li': { paddingInline: '0.5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--color-accent)',
    color: 'var(--color-accent-ink)',
  },
  '.cm-diagnostic': { borderInlineStart: '0.2rem solid var(--color-line-strong)', padding: '0.375rem 0.75rem' },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--color-bad)' },
  '.cm-diagnostic-warning': { borderInlineStartColor: 'var(--color-warn)' },
  '.cm-panels': {
    backgroundColor: 'var(--color-shade)',
    color: 'var(--color-ink)',
    fontFamily: 'var(--font-sans)',
  },
  '.cm-panels-bottom': { borderBlockStart: '1px solid var(--color-line)' },
  '.cm-panel.cm-search': { padding: '0.5rem 2rem 0.5rem 0.75rem' },
  '.cm-panel.cm-search label': { fontSize: 'var(--text-xs)' },
  '.cm-textfield': {
    backgroundColor: 'var(--color-sheet)',
    border: '1px solid var(--color-control)',
    borderRadius: 'var(--radius-sm)',
    fontSize: 'var(--text-sm)',
    padding: '0.2rem 0.4rem',
  },
  '.cm-button': {
    backgroundColor: 'var(--color-sheet)',
    backgroundImage: 'none',
    border: '1px solid var(--color-control)',
    borderRadius: 'var(--radius-sm)',
    color: 'var(--color-ink)',
    fontSize: 'var(--text-xs)',
    padding: '0.2rem 0.6rem',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--color-ink)', inset: '0.25rem 0.25rem auto auto' },
  '.cm-searchMatch': { backgroundColor: 'var(--color-warn-soft)', outline: '1px solid var(--color-warn)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--color-accent-soft)', outlineColor: 'var(--color-accent)' },
});

/** Few colours: what stands out is what the author marks (tags, answers), not each sign. */
export const codeHighlight = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket, tags.keyword], color: 'var(--color-accent)' },
  { tag: tags.attributeName, color: 'var(--color-ink-2)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--color-warn)' },
  {
    tag: [tags.comment, tags.processingInstruction, tags.documentMeta],
    color: 'var(--color-ink-3)',
    fontStyle: 'italic',
  },
  { tag: [tags.character, tags.escape], color: 'var(--color-good)' },
  { tag: tags.heading, color: 'var(--color-ink)', fontWeight: '600' },
  { tag: tags.bool, color: 'var(--color-good)', fontWeight: '600' },
  { tag: tags.meta, color: 'var(--color-ink-3)' },
  { tag: tags.invalid, color: 'var(--color-bad)' },
]);
