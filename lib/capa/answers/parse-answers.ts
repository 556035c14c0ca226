import type { Answer, Answers } from '../model';

const field = /^input_(\d+_\d+)(\[\])?(?:\.([A-Za-z0-9_]+))?$/;

/**
 * Reads a submitted form. `input_2_1` is a text or one choice, `input_2_1[]` one of several choices (an empty value says that
 * nothing is chosen), `input_2_1.FIELD` a field of a choice-text group. Other names are left alone.
 *
 * @param form names and values in order, as `FormData` gives them; values that are not text are skipped
 * @example parseAnswers([['input_2_1[]', 'choice_0'], ['input_2_1[]', 'choice_2']]) // { '2_1': ['choice_0', 'choice_2'] }
 */
export function parseAnswers(form: Iterable<readonly [string, unknown]>): Answers {
  const answers: Record<string, Answer> = {};
  const lists = new Map<string, string[]>();
  const groups = new Map<string, Record<string, string>>();
  for (const [name, value] of form) {
    const match = field.exec(name);
    const id = match?.[1];
    if (!match || id === undefined || typeof value !== 'string') continue;
    if (match[3] !== undefined) {
      const group = groups.get(id) ?? {};
      group[match[3]] = value;
      groups.set(id, group);
    } else if (match[2] !== undefined) {
      const list = lists.get(id) ?? [];
      if (value !== '') list.push(value);
      lists.set(id, list);
    } else {
      answers[id] = value;
    }
  }
  for (const [id, list] of lists) answers[id] = list;
  for (const [id, group] of groups) answers[id] = group;
  return answers;
}
