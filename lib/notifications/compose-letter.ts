import { escapeHtml } from '@/lib/olx/write/escape-html';

/** The words of a letter, already in the reader's language. */
export interface Letter {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do, where there is one. */
  readonly link?: { readonly label: string; readonly url: string } | undefined;
  /** Said below the link: how long it works, what to do if it was not you. */
  readonly notes: readonly string[];
  readonly closing: string;
}

/** A letter as plain text and as simple HTML that reads well in every mail program, also without styles or images. */
export function composeLetter(letter: Letter): { readonly text: string; readonly html: string } {
  const { greeting, paragraphs, link, notes, closing } = letter;
  const text = [greeting, ...paragraphs, ...(link ? [`${link.label}:\n${link.url}`] : []), ...notes, closing].join(
    '\n\n',
  );
  const p = (content: string, style = '') => `<p style="margin:0 0 16px;${style}">${content}</p>`;
  const html = [
    `<!doctype html><html lang="${escapeHtml(letter.lang)}" dir="${letter.dir}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>',
    '<body style="margin:0;padding:32px 16px;font:16px/1.6 system-ui,sans-serif">',
    '<div style="max-width:34em;margin:0 auto">',
    p(escapeHtml(greeting)),
    ...paragraphs.map((paragraph) => p(escapeHtml(paragraph))),
    ...(link ? [linkHtml(link)] : []),
    ...notes.map((note) => p(escapeHtml(note), 'font-size:14px;')),
    p(escapeHtml(closing)),
    '</div></body></html>',
  ].join('\n');
  return { text: `${text}\n`, html };
}

/** The link as a button, and once more in full for programs that hide where a button leads. */
function linkHtml({ label, url }: { readonly label: string; readonly url: string }): string {
  const href = escapeHtml(url);
  const button =
    'display:inline-block;padding:10px 20px;border-radius:8px;background:#0b5f56;color:#fff;text-decoration:none';
  return (
    `<p style="margin:24px 0 16px"><a href="${href}" style="${button}">${escapeHtml(label)}</a></p>` +
    `<p style="margin:0 0 16px;font-size:14px;word-break:break-all"><a href="${href}">${href}</a></p>`
  );
}
