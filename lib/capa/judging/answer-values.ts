import type { Answer } from '../model';

/** The answer as one text: empty where nothing was sent. */
export function textAnswer(answer: Answer | undefined): string {
  if (typeof answer === 'string') return answer;
  if (Array.isArray(answer)) return typeof answer[0] === 'string' ? answer[0] : '';
  return '';
}

/** The answer as chosen names: empty where nothing was chosen. */
export function listAnswer(answer: Answer | undefined): readonly string[] {
  if (typeof answer === 'string') return answer === '' ? [] : [answer];
  if (isList(answer)) return answer;
  return [];
}

/** The answer as fields of a choice-text group. */
export function fieldsAnswer(answer: Answer | undefined): Readonly<Record<string, string>> {
  if (answer === null || answer === undefined || typeof answer === 'string' || isList(answer)) return {};
  return answer;
}

/** `Array.isArray` does not narrow a readonly array away; this does. */
function isList(answer: Answer | undefined): answer is readonly string[] {
  return Array.isArray(answer);
}
