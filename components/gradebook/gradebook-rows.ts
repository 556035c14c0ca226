import type { GradebookRow } from '@/lib/grades';

/** What the rows say, in the reader's language and numbers. */
export interface GradebookWords {
  readonly none: string;
  readonly set: string;
  readonly notPassed: string;
  /** A fraction as whole per cent, without the sign. */
  readonly percent: (fraction: number) => string;
}

/**
 * The rows of the gradebook as HTML, made as text: a thousand learners have tens of thousands of cells, and an element each would cost
 * many times what they say. Everything that a person wrote is escaped here. End tags that HTML does not want are left out.
 */
export function gradebookRowsHtml(
  rows: readonly GradebookRow[],
  { words, hrefOf }: { readonly words: GradebookWords; readonly hrefOf: (userId: string) => string },
): string {
  const none = `<td class=gradebook-none aria-label="${escapeHtml(words.none)}">–`;
  const set = `<span class=sr-only> ${escapeHtml(words.set)}</span>`;
  const numbers = new Map<number, string>();
  const number = (fraction: number) => {
    const whole = Math.round(fraction * 100);
    let text = numbers.get(whole);
    if (text === undefined) {
      text = escapeHtml(words.percent(fraction));
      numbers.set(whole, text);
    }
    return text;
  };
  let html = '';
  for (const { userId, name, email, percent, letter, cells, overridden } of rows) {
    html += `<tr data-user="${escapeHtml(userId)}"><th scope=row><a data-in-place href="${escapeHtml(hrefOf(userId))}"><bdi>${escapeHtml(name)}</bdi></a><small>${escapeHtml(email)}</small></th>`;
    html +=
      percent === null
        ? `${none}${none}`
        : `<td class=gradebook-sum>${number(percent)}<td class=gradebook-letter>${escapeHtml(letter ?? words.notPassed)}`;
    for (let at = 0; at < cells.length; at += 1) {
      const fraction = cells[at] ?? null;
      if (overridden.has(at)) {
        html += `<td class=gradebook-set>${fraction === null ? '–' : number(fraction)}${set}`;
      } else {
        html += fraction === null ? none : `<td>${number(fraction)}`;
      }
    }
  }
  return html;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
