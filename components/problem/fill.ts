/**
 * Puts values into a sentence that the server passed on with its places left open: `{x} across`.
 *
 * @example fill('{x} across', { x: 12 }) // '12 across'
 */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (open, name: string) => String(values[name] ?? open));
}
