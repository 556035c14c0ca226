import { type RunningApp, startApp } from '../../tests/support/app';
import { measureFloor } from './floor';
import { load } from './load';
import { loadTable, type Row } from './report';
import type { Table } from './result';
import { serversOf } from './servers-of';

type Load = Parameters<typeof load>[0];

/** Measures one kind of work on the app that runs, beside its goal: CPU ms a request, null for none. */
export type MeasureWork = (work: string, goalMs: number | null, step: Load['step']) => Promise<Row>;

/** The framework's own floor, and then each work in turn on an app started for it, all of them under the same load. */
export async function measureApp(
  span: Pick<Load, 'connections' | 'warmUpSeconds' | 'seconds'>,
  options: Parameters<typeof startApp>[0],
  works: (app: RunningApp, measure: MeasureWork) => Promise<readonly Row[]>,
): Promise<{ readonly rows: readonly Row[]; readonly table: Table }> {
  const floor = await measureFloor(span);
  const app = await startApp(options);
  try {
    const measured = await works(app, async (work, goalMs, step) => ({
      work,
      goalMs,
      ...(await load({ ...span, port: app.port, servers: () => serversOf(app), step })),
    }));
    const rows = [{ work: 'empty dynamic page (floor)', goalMs: null, ...floor }, ...measured];
    return { rows, table: loadTable(rows, floor.cpuMsPerRequest) };
  } finally {
    await app.stop();
  }
}
