/** Names as XML 1.0 has them (production 5, `Name`). */
const nameStart =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const xmlName = new RegExp(`^[${nameStart}][${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$`, 'u');

export function isXmlName(text: string): boolean {
  return xmlName.test(text);
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** `name="value"`; white space that a parser would change is written as references. */
export function xmlAttribute(name: string, value: string): string {
  return `${name}="${value.replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character)}"`;
}

/** An element with its attributes and, each on a line of its own, what it holds. */
export function element(
  name: string,
  attributes: readonly (readonly [string, string])[],
  lines: readonly string[] = [],
): string {
  const tag = [name, ...attributes.map(([attribute, value]) => xmlAttribute(attribute, value))].join(' ');
  return lines.length === 0 ? `<${tag}/>` : `<${tag}>\n${lines.map((line) => `  ${line}\n`).join('')}</${name}>`;
}
