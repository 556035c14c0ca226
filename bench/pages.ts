import { learnersToMeasureWith } from './measure/learners/learners-to-measure-with';
import { sendAnswer } from './measure/learners/send-answer';
import { measureApp } from './measure/measure-app';
import { noLimits } from './measure/no-limits';
import type { BenchResult } from './measure/result';

const course = 'course-v1:Lectern+START+first';
const connections = 8;
/** While V8 still compiles what is hot, for some thousand requests, a page costs more than it does from then on. */
const span = { connections, warmUpSeconds: 12, seconds: 8 };

/** CPU, throughput and latency of the pages and of a submission, against DESIGN's goals and the framework's own floor. */
export async function benchPages(): Promise<BenchResult> {
  const { rows, table } = await measureApp(span, { env: noLimits }, async (app, measure) => {
    const learners = await learnersToMeasureWith(app, course, connections);
    const cookie = (index: number) => ({ cookie: learners[index % learners.length]?.cookie ?? '' });
    const page = (work: string, goalMs: number, path: string, isSignedIn: boolean, marker: string) =>
      measure(work, goalMs, async (send, index) => {
        const reply = await send({ path, ...(isSignedIn ? { headers: cookie(index) } : {}) });
        return reply.status === 200 && reply.body.includes(marker);
      });
    const unit = (id: string) => `/courses/${course}/units/vertical@${id}`;
    return [
      await page('front page, anonymous', 4, '/', false, 'Lectern'),
      await page('unit page, signed in', 5, unit('page_of_text'), true, 'A page of text'),
      await page('page with 10 questions', 8, unit('ten_questions'), true, 'Where to see your sum'),
      await measure('one answer, until its result shows', 8, (send, index) =>
        sendAnswer(send, { path: unit('why_we_ask'), headers: cookie(index), learner: index, choice: 'choice_0' }),
      ),
    ];
  });
  return {
    title: 'Pages of a learner',
    about: `${connections} clients, each sending its next request when the answer is there, for ${span.seconds} seconds after a warm-up of ${span.warmUpSeconds}.`,
    tables: [table],
    figures: { rows },
  };
}
