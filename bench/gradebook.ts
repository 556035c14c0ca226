import { aboutSpan } from './measure/in-turns';
import { makeClass } from './measure/learners/class-of-learners';
import { type AppWork, measureApp } from './measure/measure-app';
import type { BenchResult } from './measure/result';

const learners = 1000;
const span = { connections: 2, warmUpSeconds: 4, turns: 7, seconds: 2.5 };

/** CPU, throughput and latency of the gradebook of a thousand learners and 24 subsections, against DESIGN's goals. */
export async function benchGradebook(): Promise<BenchResult> {
  const { rows, table } = await measureApp(span, {}, async (app) => {
    const { courseKey, cookie } = await makeClass(app, learners);
    const page = (work: string, goalMs: number, query: string, rows: number): AppWork => ({
      work,
      goalMs,
      step: async (send) => {
        const reply = await send({ path: `/instructor/${courseKey}/gradebook${query}`, headers: { cookie } });
        const html = reply.body.slice(0, reply.body.indexOf('</table>'));
        // Of a page without grades the figures would be too good.
        return (
          reply.status === 200 && html.split('<tr data-user').length - 1 === rows && !html.includes('gradebook-none')
        );
      },
    });
    return [
      page('gradebook, 1000 learners, 100 rows', 20, '', 100),
      page('gradebook, 1000 learners, all rows', 80, '?rows=all', learners),
      page('gradebook, search by name', 20, '?q=00001', 11),
    ];
  });
  return {
    title: 'Gradebook',
    about: `${learners} learners and 24 subsections. ${aboutSpan(span)}`,
    tables: [table],
    figures: { rows },
  };
}
