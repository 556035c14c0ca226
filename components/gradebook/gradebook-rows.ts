import type { GradebookRow } from '@/lib/grades';
import { escapeHtml } from '@/lib/olx/write/escape-html';

/** What the rows say, in the reader's language and digits. */
export interface GradebookWords {
  readonly none: string;
  readonly set: string;
  readonly notPassed: string;
  /** Whole per cent from 0 to 100, without the sign. */
  readonly numbers: readonly string[];
}

/** A row as it travels: user id, name, mail address, grade in whole per cent, letter, cells alike, and which of them the team set. */
type PackedRow = readonly [
  userId: string,
  name: string,
  email: string,
  percent: number | null,
  letter: string | null,
  cells: readonly (number | null)[],
  set: readonly number[],
];

const whole = (fraction: number | null) => (fraction === null ? null : Math.round(fraction * 100));

/**
 * The rows as one text for whoever draws them. A thousand learners have tens of thousands of cells: as values of their own each would be
 * looked at several times on its way to the browser, and as HTML they are four times as long.
 */
export const packRows = (rows: readonly GradebookRow[]): string =>
  JSON.stringify(
    rows.map(
      ({ userId, name, email, percent, letter, cells, overridden }): PackedRow => [
        userId,
        name,
        email,
        whole(percent),
        letter,
        cells.map(whole),
        [...overridden],
      ],
    ),
  );

/**
 * The rows of the gradebook as HTML, made as text: an element for each cell would cost many times what it says. Everything that a person
 * wrote is escaped here. End tags that HTML does not want are left out.
 *
 * @param packed by `packRows`
 * @param learnersPath the page of a learner lies below it
 */
export function gradebookRowsHtml(
  packed: string,
  { words, learnersPath }: { readonly words: GradebookWords; readonly learnersPath: string },
): string {
  const none = `<td class=gradebook-none aria-label="${escapeHtml(words.none)}">–`;
  const set = `<span class=sr-only> ${escapeHtml(words.set)}</span>`;
  const numbers = words.numbers.map(escapeHtml);
  const number = (percent: number) => numbers[percent] ?? String(percent);
  const rows: readonly PackedRow[] = JSON.parse(packed);
  let html = '';
  for (const [userId, name, email, percent, letter, cells, overridden] of rows) {
    const href = `${learnersPath}/${encodeURIComponent(userId)}`;
    html += `<tr data-user="${escapeHtml(userId)}"><th scope=row><a data-in-place href="${escapeHtml(href)}"><bdi>${escapeHtml(name)}</bdi></a><small>${escapeHtml(email)}</small></th>`;
    html +=
      percent === null
        ? `${none}${none}`
        : `<td class=gradebook-sum>${number(percent)}<td class=gradebook-letter>${escapeHtml(letter ?? words.notPassed)}`;
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? null;
      if (overridden.includes(at)) {
        html += `<td class=gradebook-set>${cell === null ? '–' : number(cell)}${set}`;
      } else {
        html += cell === null ? none : `<td>${number(cell)}`;
      }
    }
  }
  return html;
}
