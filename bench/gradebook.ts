import { readRunFile } from '@/engines/run-file';
import { startApp } from '../tests/support/app';
import { makeClass } from './measure/class-of-learners';
import { measureFloor } from './measure/floor';
import { load } from './measure/load';
import { loadTable, type Row } from './measure/report';
import type { BenchResult } from './measure/result';

const learners = 1000;
const span = { connections: 2, warmUpSeconds: 4, seconds: 8 };

/** CPU, throughput and latency of the gradebook of a thousand learners and 24 subsections, against DESIGN's goals. */
export async function benchGradebook(): Promise<BenchResult> {
  const floor = await measureFloor(span);
  const app = await startApp();
  try {
    const { courseKey, cookie } = await makeClass(app, learners);
    const servers = () => [app.pid, ...(readRunFile(app.dataDir)?.processes.map(({ pid }) => pid) ?? [])];
    const page = async (work: string, goalMs: number, query: string, rows: number): Promise<Row> => ({
      work,
      goalMs,
      ...(await load({
        ...span,
        port: app.port,
        servers,
        step: async (send) => {
          const reply = await send({ path: `/instructor/${courseKey}/gradebook${query}`, headers: { cookie } });
          const html = reply.body.slice(0, reply.body.indexOf('</table>'));
          // Of a page without grades the figures would be too good.
          return (
            reply.status === 200 && html.split('<tr data-user').length - 1 === rows && !html.includes('gradebook-none')
          );
        },
      })),
    });
    const rows: Row[] = [
      { work: 'empty dynamic page (floor)', goalMs: null, ...floor },
      await page('gradebook, 1000 learners, 100 rows', 20, '', 100),
      await page('gradebook, 1000 learners, all rows', 80, '?rows=all', learners),
      await page('gradebook, search by name', 20, '?q=00001', 11),
    ];
    return {
      title: 'Gradebook',
      about: `${learners} learners and 24 subsections; ${span.connections} clients, for ${span.seconds} seconds after a warm-up.`,
      tables: [loadTable(rows, floor.cpuMsPerRequest)],
      figures: { rows },
    };
  } finally {
    await app.stop();
  }
}
