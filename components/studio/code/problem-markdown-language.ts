import { StreamLanguage, type StringStream } from '@codemirror/language';

interface MarkdownState {
  /** Inside `{{…}}`, which may run over lines. */
  isHint: boolean;
}

/** Marks that begin a line and say what the line is. */
const lineMarks: readonly (readonly [form: RegExp, token: string])[] = [
  [/^\s*={3,}\s*$/, 'meta'],
  [/^\s*---\s*$/, 'meta'],
  [/^\s*\|\|.*\|\|\s*$/, 'string'],
  [/^\s*\((?=.{0,3}x)[^)]{0,3}\)/i, 'bool'],
  [/^\s*\([^)]{0,3}\)/, 'keyword'],
  [/^\s*\[x\]/i, 'bool'],
  [/^\s*\[ ?\]/, 'keyword'],
  [/^\s*(?:s|or|not)?=/, 'keyword'],
  [/^\s*\[\/?(?:explanation|code)\]/i, 'keyword'],
];

/** The markdown of problems, as far as it is coloured: marks of answers, questions, hints and explanations. */
export const problemMarkdownLanguage = StreamLanguage.define<MarkdownState>({
  name: 'problem-markdown',
  startState: () => ({ isHint: false }),
  token: (stream, state) => (state.isHint ? readHint(stream, state) : readLine(stream, state)),
});

function readLine(stream: StringStream, state: MarkdownState): string | null {
  if (stream.sol()) {
    for (const [form, token] of lineMarks) {
      if (stream.match(form)) {
        return token;
      }
    }
  }
  if (stream.match('{{')) {
    return readHint(stream, state);
  }
  if (stream.match(/^(?:>>|<<|\[\[|\]\]|\+-)/)) {
    return 'keyword';
  }
  if (stream.match(/^<\/?\w[^>]*>/)) {
    return 'tagName';
  }
  stream.next();
  stream.eatWhile(/[^<>[\]{+]/);
  return null;
}

function readHint(stream: StringStream, state: MarkdownState): string {
  state.isHint = !stream.match(/^.*?\}\}/);
  if (state.isHint) {
    stream.skipToEnd();
  }
  return 'string';
}
