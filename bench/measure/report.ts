import type { LoadResult } from './load';
import { keepResult, printTable } from './print';

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
