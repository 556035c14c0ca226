import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { xml } from '@codemirror/lang-xml';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Extension, Prec, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { CodeDiagnostic } from './code-diagnostic';
import { codeHighlight, codeTheme } from './code-theme';
import { problemMarkdownLanguage } from './problem-markdown-language';

export type CodeMode = 'xml' | 'markdown' | 'text';

export interface MountOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly mode: CodeMode;
  /** Of the field that can be written in: its name, what describes it. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly isReadOnly: boolean;
  /** What the editor says by itself, in the reader's language, by its English. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
}

export interface MountedCode {
  /** Puts another text in the place of the one that is there, as one step that can be undone. Tells nobody. */
  setText(text: string): void;
  show(diagnostics: readonly CodeDiagnostic[]): void;
  /** Puts the cursor into a line and shows it. */
  goTo(place: Pick<CodeDiagnostic, 'line' | 'column'>): void;
  focus(selection?: { readonly from: number; readonly to: number }): void;
  destroy(): void;
}

/** Marks a change that came from outside. */
const isGiven = Annotation.define<boolean>();

const languages: Readonly<Record<CodeMode, () => Extension>> = {
  xml: () => xml(),
  markdown: () => problemMarkdownLanguage,
  text: () => [],
};

/** Puts a code editor into `parent`. Its styles carry the nonce of the page; without one the page's policy refuses them. */
export function mountCodeMirror(options: MountOptions): MountedCode {
  const { parent, text, mode, attributes, isReadOnly, phrases, onChange } = options;
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      EditorView.cspNonce.of(nonce),
      EditorState.phrases.of(phrases),
      EditorState.readOnly.of(isReadOnly),
      EditorView.contentAttributes.of(attributes),
      EditorView.lineWrapping,
      lineNumbers(),
      lintGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      closeBrackets(),
      autocompletion({ activateOnTyping: mode === 'xml', icons: false }),
      highlightActiveLine(),
      highlightSelectionMatches(),
      syntaxHighlighting(codeHighlight),
      codeTheme,
      languages[mode](),
      Prec.lowest(keymap.of([{ key: 'Escape', run: letTabLeave() }])),
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.some((transaction) => transaction.annotation(isGiven))) {
          onChange(update.state.doc.toString());
        }
      }),
    ],
  });
  return {
    setText: (next) => {
      const { doc } = view.state;
      if (doc.toString() !== next) {
        view.dispatch({ changes: { from: 0, to: doc.length, insert: next }, annotations: isGiven.of(true) });
      }
    },
    show: (diagnostics) => {
      const { doc } = view.state;
      const shown = diagnostics.map((diagnostic) => placed(doc, diagnostic));
      view.dispatch(
        setDiagnostics(
          view.state,
          shown.sort((one, other) => one.from - other.from),
        ),
      );
    },
    goTo: (place) => {
      const anchor = placeIn(view.state.doc, place);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    focus: (selection) => {
      view.focus();
      if (selection) {
        const { length } = view.state.doc;
        const [anchor, head] = [Math.min(selection.from, length), Math.min(selection.to, length)];
        view.dispatch({ selection: { anchor, head } });
      }
    },
    destroy: () => view.destroy(),
  };
}

/** So long after Escape, Tab moves on. */
const leaveMilliseconds = 2000;

/**
 * Escape lets the next Tab leave the editor: the keyboard is never caught here. A dialog around it stays open then; a second Escape
 * is the dialog's.
 */
function letTabLeave(): (view: EditorView) => boolean {
  let pressed = Number.NEGATIVE_INFINITY;
  return (view) => {
    const isSecond = performance.now() - pressed < leaveMilliseconds;
    pressed = isSecond ? Number.NEGATIVE_INFINITY : performance.now();
    view.setTabFocusMode(leaveMilliseconds);
    return !isSecond;
  };
}

function lineAt(doc: Text, line: number) {
  return doc.line(Math.min(Math.max(1, line), doc.lines));
}

function placeIn(doc: Text, { line, column }: Pick<CodeDiagnostic, 'line' | 'column'>): number {
  const { from, to } = lineAt(doc, line);
  return Math.min(from + (column ?? 0), to);
}

/** The rest of the line from the place on: what is wrong rarely says where it ends. */
function placed(doc: Text, diagnostic: CodeDiagnostic): Diagnostic {
  const { to } = lineAt(doc, diagnostic.line);
  const from = placeIn(doc, diagnostic);
  const indent = diagnostic.column === null ? (/^\s*/.exec(doc.sliceString(from, to))?.[0].length ?? 0) : 0;
  const start = Math.min(from + indent, to);
  return {
    from: start === to ? Math.max(from - 1, lineAt(doc, diagnostic.line).from) : start,
    to,
    severity: diagnostic.severity,
    message: diagnostic.message,
  };
}
