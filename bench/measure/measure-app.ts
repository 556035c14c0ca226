import { type RunningApp, startApp } from '../../tests/support/app';
import { withFloor } from './floor';
import { measureInTurns, type Row, type Span, type Work } from './in-turns';
import { loadTable } from './report';
import type { Table } from './result';
import { serversOf } from './servers-of';

/** A work of the app that runs. */
export type AppWork = Pick<Work, 'work' | 'goalMs' | 'step' | 'settle'>;

/** Works of an app started for them, beside the framework's own floor. */
export async function measureApp(
  span: Span,
  options: Parameters<typeof startApp>[0],
  prepare: (app: RunningApp) => Promise<readonly AppWork[]>,
): Promise<{ readonly rows: readonly Row[]; readonly table: Table }> {
  const app = await startApp(options);
  try {
    return await measureWorks(app, await prepare(app), span);
  } finally {
    await app.stop();
  }
}

/** The same of an app that runs already. */
export async function measureWorks(app: RunningApp, works: readonly AppWork[], span: Span) {
  const rows = await withFloor((floor) =>
    measureInTurns(
      floor,
      works.map((work) => ({ ...work, port: app.port, servers: () => serversOf(app) })),
      span,
    ),
  );
  return { rows, table: loadTable(rows) };
}
