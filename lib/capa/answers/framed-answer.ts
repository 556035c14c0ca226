/** What a page in a frame gave that keeps a state. Both are whatever its functions returned. */
export interface FramedAnswer {
  readonly answer: unknown;
  readonly state: unknown;
}

/**
 * Reads the answer to a `<jsinput>`: the JSON of `{answer, state}`. Null for the answer of a page without a state, which is
 * that answer alone.
 *
 * @example readFramedAnswer('{"answer":"3","state":"{}"}') // { answer: '3', state: '{}' }
 */
export function readFramedAnswer(text: string): FramedAnswer | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'answer' in value && 'state' in value ? value : null;
  } catch {
    return null;
  }
}

/**
 * What a learner answered in a frame, without the state, which is for the page alone.
 *
 * @example framedAnswerText('{"answer":"3","state":"{}"}') // '3'
 */
export function framedAnswerText(text: string): string {
  const framed = readFramedAnswer(text);
  if (framed === null) {
    return text;
  }
  return typeof framed.answer === 'string' ? framed.answer : (JSON.stringify(framed.answer) ?? '');
}
