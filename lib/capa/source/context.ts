import type { ScriptValue } from '../script/contract';

/** Characters of a replaced text: more than any honest problem has. */
const maxLength = 1_000_000;

/**
 * Replaces `$name` by the text of the script's value of that name, longest names first, wherever it stands
 * (Open edX replaces text, not tokens: `$ab` is taken by `a` where only `a` is defined).
 * Values may name each other; what grows without end that way stays as it is then.
 *
 * @example substitution({ a: { text: '3', truthy: true } })('$a apples') // '3 apples'
 */
export function substitution(values: Readonly<Record<string, ScriptValue>>): (source: string) => string {
  const names = Object.keys(values).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  if (names.length === 0) return (source) => source;
  return (source) => {
    if (!source.includes('$')) return source;
    let text = source;
    for (const name of names) {
      const value = values[name];
      if (!value) continue;
      const parts = text.split(`$${name}`);
      const length = text.length + (parts.length - 1) * value.text.length;
      if (parts.length > 1 && length > maxLength) return text;
      text = parts.join(value.text);
    }
    return text;
  };
}
