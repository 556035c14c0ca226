/** A cell of a CSV file: text, a number, or nothing. */
export type CsvCell = string | number | null;

/** What spreadsheets take for the beginning of a formula, in half and full width. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One line of a CSV file (RFC 4180), with its end. Text that a spreadsheet would run as a formula gets an apostrophe before it, so
 * that what somebody calls themselves is never computed on the reader's machine. Numbers stand as they are.
 *
 * @example csvLine(['=1+1', 0.5, null]) // "'=1+1,0.5,\r\n"
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) {
    return '';
  }
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? String(cell) : '';
  }
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
