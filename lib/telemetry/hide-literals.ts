/**
 * A statement without its values: the driver writes them into its text before it sends it.
 * @example hideLiterals("select `a` from `t` where `b` = 'x' and c = 5") // "select `a` from `t` where `b` = ? and c = ?"
 */
export function hideLiterals(statement: string): string {
  return statement
    .slice(0, 20_000)
    .replace(
      /`(?:[^`]|``)*`|'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|"(?:[^"\\]|\\[\s\S]|"")*(?:"|$)|\b(?:0x)?\d[\w.]*/gi,
      (part) => (part.startsWith('`') ? part : '?'),
    )
    .replace(/\(\?(?:, ?\?)+\)/g, '(?, …)')
    .replace(/\((\?, …)\)(?:, ?\(\?, …\))+/g, '($1), …')
    .slice(0, 2000);
}
