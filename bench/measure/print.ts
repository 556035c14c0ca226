import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './machine';
import type { BenchResult, Table } from './result';

/** Prints rows under their columns: the first to the left, the numbers to the right. */
export function printTable({ columns, cells }: Table): void {
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((cell) => cell[at]?.length ?? 0)));
  const line = (cell: readonly string[]) =>
    cell.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ');
  console.log(`\n${line(columns)}`);
  for (const cell of cells) {
    console.log(line(cell));
  }
}

/** Keeps the figures of a part as JSON in `test-results/bench/`, with the machine that they were measured on. */
export function keepFigures(part: string, figures: BenchResult['figures'], machine: Machine): void {
  const folder = join(import.meta.dirname, '../../test-results/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${part}.json`), `${JSON.stringify({ name: part, ...machine, ...figures }, null, 2)}\n`);
}
