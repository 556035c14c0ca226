import { aboutSpan } from './measure/in-turns';
import { learnersToMeasureWith } from './measure/learners/learners-to-measure-with';
import { sendAnswer } from './measure/learners/send-answer';
import { type AppWork, measureApp } from './measure/measure-app';
import { noLimits } from './measure/no-limits';
import type { BenchResult } from './measure/result';
import { settleWorkflows } from './measure/settle-workflows';

const course = 'course-v1:Lectern+START+first';
const connections = 8;
/** While V8 still compiles what is hot, for some thousand requests, a page costs more than it does from then on. */
const span = { connections, warmUpSeconds: 12, turns: 7, seconds: 2.5 };

/** CPU, throughput and latency of the pages and of a submission, against DESIGN's goals and the framework's own floor. */
export async function benchPages(): Promise<BenchResult> {
  const { rows, table } = await measureApp(span, { env: noLimits }, async (app) => {
    const learners = await learnersToMeasureWith(app, course, connections);
    const cookie = (index: number) => ({ cookie: learners[index % learners.length]?.cookie ?? '' });
    const page = (work: string, goalMs: number, path: string, isSignedIn: boolean, marker: string): AppWork => ({
      work,
      goalMs,
      step: async (send, index) => {
        const reply = await send({ path, ...(isSignedIn ? { headers: cookie(index) } : {}) });
        return reply.status === 200 && reply.body.includes(marker);
      },
    });
    const unit = (id: string) => `/courses/${course}/units/vertical@${id}`;
    return [
      page('front page, anonymous', 4, '/', false, 'Lectern'),
      page('unit page, signed in', 5, unit('page_of_text'), true, 'A page of text'),
      page('page with 10 questions', 8, unit('ten_questions'), true, 'Where to see your sum'),
      {
        work: 'one answer, until its result shows',
        goalMs: 8,
        step: (send, index) =>
          sendAnswer(send, { path: unit('why_we_ask'), headers: cookie(index), learner: index, choice: 'choice_0' }),
        settle: () => settleWorkflows(app),
      },
    ];
  });
  return {
    title: 'Pages of a learner',
    about: aboutSpan(span),
    tables: [table],
    figures: { rows },
  };
}
