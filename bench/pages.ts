import { readRunFile } from '@/engines/run-file';
import { startApp } from '../tests/support/app';
import { measureFloor } from './measure/floor';
import { learnersToMeasureWith } from './measure/learners';
import { load } from './measure/load';
import { loadTable, type Row } from './measure/report';
import type { BenchResult } from './measure/result';
import { sendAnswer } from './measure/send-answer';

const course = 'course-v1:Lectern+START+first';
const connections = 8;
const span = { connections, warmUpSeconds: 4, seconds: 8 };

/** CPU, throughput and latency of the pages and of a submission, against DESIGN's goals and the framework's own floor. */
export async function benchPages(): Promise<BenchResult> {
  const floor = await measureFloor(span);
  const app = await startApp({ env: { LECTERN_LIMITS: 'submission.account=100000000,submission.address=100000000' } });
  try {
    const servers = () => [app.pid, ...(readRunFile(app.dataDir)?.processes.map(({ pid }) => pid) ?? [])];
    const learners = await learnersToMeasureWith(app, course, connections);
    const cookie = (index: number) => ({ cookie: learners[index % learners.length]?.cookie ?? '' });
    const page = async (
      work: string,
      goalMs: number,
      path: string,
      isSignedIn: boolean,
      marker: string,
    ): Promise<Row> => ({
      work,
      goalMs,
      ...(await load({
        ...span,
        port: app.port,
        servers,
        step: async (send, index) => {
          const reply = await send({ path, ...(isSignedIn ? { headers: cookie(index) } : {}) });
          return reply.status === 200 && reply.body.includes(marker);
        },
      })),
    });
    const unit = (id: string) => `/courses/${course}/units/vertical@${id}`;
    const rows: Row[] = [
      { work: 'empty dynamic page (floor)', goalMs: null, ...floor },
      await page('front page, anonymous', 4, '/', false, 'Lectern'),
      await page('unit page, signed in', 5, unit('page_of_text'), true, 'A page of text'),
      await page('page with 10 questions', 8, unit('ten_questions'), true, 'Where to see your sum'),
      {
        work: 'one answer, until its result shows',
        goalMs: 8,
        ...(await load({
          ...span,
          port: app.port,
          servers,
          step: (send, index) =>
            sendAnswer(send, { path: unit('why_we_ask'), headers: cookie(index), learner: index, choice: 'choice_0' }),
        })),
      },
    ];
    return {
      title: 'Pages of a learner',
      about: `${connections} clients, each sending its next request when the answer is there, for ${span.seconds} seconds after a warm-up.`,
      tables: [loadTable(rows, floor.cpuMsPerRequest)],
      figures: { rows },
    };
  } finally {
    await app.stop();
  }
}
