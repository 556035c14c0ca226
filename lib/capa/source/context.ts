import type { ScriptValue } from '../script/contract';

/**
 * Replaces `$name` by the text of the script's value of that name, longest names first, wherever it stands
 * (Open edX replaces text, not tokens: `$ab` is taken by `a` where only `a` is defined).
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
      if (value) text = text.split(`$${name}`).join(value.text);
    }
    return text;
  };
}
