import { makeClass } from './measure/learners/class-of-learners';
import { measureApp } from './measure/measure-app';
import type { BenchResult } from './measure/result';

const learners = 1000;
const span = { connections: 2, warmUpSeconds: 4, seconds: 8 };

/** CPU, throughput and latency of the gradebook of a thousand learners and 24 subsections, against DESIGN's goals. */
export async function benchGradebook(): Promise<BenchResult> {
  const { rows, table } = await measureApp(span, {}, async (app, measure) => {
    const { courseKey, cookie } = await makeClass(app, learners);
    const page = (work: string, goalMs: number, query: string, rows: number) =>
      measure(work, goalMs, async (send) => {
        const reply = await send({ path: `/instructor/${courseKey}/gradebook${query}`, headers: { cookie } });
        const html = reply.body.slice(0, reply.body.indexOf('</table>'));
        // Of a page without grades the figures would be too good.
        return (
          reply.status === 200 && html.split('<tr data-user').length - 1 === rows && !html.includes('gradebook-none')
        );
      });
    return [
      await page('gradebook, 1000 learners, 100 rows', 20, '', 100),
      await page('gradebook, 1000 learners, all rows', 80, '?rows=all', learners),
      await page('gradebook, search by name', 20, '?q=00001', 11),
    ];
  });
  return {
    title: 'Gradebook',
    about: `${learners} learners and 24 subsections; ${span.connections} clients, for ${span.seconds} seconds after a warm-up.`,
    tables: [table],
    figures: { rows },
  };
}
