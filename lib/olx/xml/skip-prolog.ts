const openers: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];

/**
 * Where the first thing stands that is neither white space, a comment nor a processing instruction: the first element or the
 * document type declaration. Each character is looked at once, whatever the text.
 *
 * @example skipProlog('<?xml version="1.0"?>\n<a/>') // 22
 */
export function skipProlog(text: string): number {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text[at] ?? 'x')) at += 1;
    const opener = openers.find(([begin]) => text.startsWith(begin, at));
    if (opener === undefined) return at;
    const end = text.indexOf(opener[1], at + opener[0].length);
    if (end < 0) return text.length;
    at = end + opener[1].length;
  }
}
