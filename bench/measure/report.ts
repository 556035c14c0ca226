import type { Row } from './in-turns';
import type { Table } from './result';

/** Requests under load, each beside its goal and the framework's own floor. */
export function loadTable(rows: readonly Row[]): Table {
  const columns = ['work', 'CPU ms', 'goal', '× floor', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'requests', 'errors'];
  const cells = rows.map((row) => [
    row.work,
    row.cpuMsPerRequest.toFixed(2),
    row.goalMs === null ? '–' : `≤ ${row.goalMs}${row.cpuMsPerRequest > row.goalMs ? ' over' : ''}`,
    row.timesFloor.toFixed(2),
    row.requestsPerSecond.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p95Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    String(row.requests),
    String(row.errors),
  ]);
  return { columns, cells };
}
