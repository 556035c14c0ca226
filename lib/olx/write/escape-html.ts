const replacements: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // As React writes it: what `Drawn` draws must be the bytes that React would.
  "'": '&#x27;',
};
const special = /[&<>"']/;
const everySpecial = /[&<>"']/g;

/**
 * Text as HTML, between tags and in quoted attributes alike.
 * @example escapeHtml(`"5 < 6"`) // '&quot;5 &lt; 6&quot;'
 */
export function escapeHtml(text: string): string {
  // Most texts of a page hold none, and looking is cheaper than writing.
  return special.test(text) ? text.replace(everySpecial, (character) => replacements[character] ?? '') : text;
}
