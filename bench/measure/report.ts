import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { LoadResult } from './load';

export interface Row extends LoadResult {
  readonly work: string;
  /** CPU ms a request, DESIGN's goal; null for the floor itself. */
  readonly goalMs: number | null;
}

/** Prints a table, then the same as JSON, and keeps the JSON in `test-results/bench/`. */
export function report(name: string, rows: readonly Row[], floorMs: number): void {
  const columns = ['work', 'CPU ms', 'goal', '× floor', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'requests', 'errors'];
  const cells = rows.map((row) => [
    row.work,
    row.cpuMsPerRequest.toFixed(2),
    row.goalMs === null ? '–' : `≤ ${row.goalMs}${row.cpuMsPerRequest > row.goalMs ? ' over' : ''}`,
    (row.cpuMsPerRequest / floorMs).toFixed(2),
    row.requestsPerSecond.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p95Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    String(row.requests),
    String(row.errors),
  ]);
  printTable(columns, cells);
  keepResult(name, { floorMs, rows });
}

/** Prints rows under their columns: the first to the left, the others to the right. */
export function printTable(columns: readonly string[], cells: readonly (readonly string[])[]): void {
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((cell) => cell[at]?.length ?? 0)));
  const line = (cell: readonly string[]) =>
    cell.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ');
  console.log(`\n${line(columns)}`);
  for (const cell of cells) {
    console.log(line(cell));
  }
}

/** Prints a result as JSON, with the machine that it was measured on, and keeps it in `test-results/bench/`. */
export function keepResult(name: string, measured: object): void {
  const result = { name, node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, ...measured };
  console.log(`\n${JSON.stringify(result)}`);
  const folder = join(import.meta.dirname, '../../test-results/bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
