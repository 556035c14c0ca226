/**
 * A legal page's text as HTML that still has to pass the sanitiser: plain text becomes paragraphs where empty lines part it, text with
 * tags stays as it is.
 */
export function legalHtml(text: string): string {
  if (/<\/?[a-z][^>]*>/i.test(text)) {
    return text;
  }
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeText(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
