import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

/** Prints rows under their columns: the first to the left, the numbers to the right. */
export function printTable(columns: readonly string[], cells: readonly (readonly string[])[]): void {
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((cell) => cell[at]?.length ?? 0)));
  const line = (cell: readonly string[]) =>
    cell.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ');
  console.log(`\n${line(columns)}`);
  for (const cell of cells) {
    console.log(line(cell));
  }
}

/** Prints a result as JSON and keeps it in `test-results/bench/`, with the machine that it was measured on. */
export function keepResult(name: string, figures: object): void {
  const result = { name, node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, ...figures };
  console.log(`\n${JSON.stringify(result)}`);
  const folder = join(import.meta.dirname, '../../test-results/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
