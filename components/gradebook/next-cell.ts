const steps: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [10, 0],
  PageUp: [-10, 0],
};

/** The cell that a key leads to in a table, from a cell or, where none has the focus, into the first one; null for other keys. */
export function nextCell(within: Element, from: HTMLTableCellElement | null, key: string): HTMLTableCellElement | null {
  const body = within.querySelector('tbody');
  const row = from?.closest('tr');
  if (!body || !(key in steps || key === 'Home' || key === 'End')) {
    return null;
  }
  if (!from || !row) {
    return body.rows[0]?.cells[1] ?? null;
  }
  const [rows, cells] = steps[key] ?? [0, 0];
  const forward = getComputedStyle(within).direction === 'rtl' ? -1 : 1;
  const last = row.cells.length - 1;
  // The first cell names the learner: it holds a link, and the Tab key leads there.
  const at = key === 'Home' ? 1 : key === 'End' ? last : Math.min(last, Math.max(1, from.cellIndex + cells * forward));
  const to = Math.min(body.rows.length - 1, Math.max(0, row.sectionRowIndex + rows));
  return body.rows[to]?.cells[at] ?? null;
}
