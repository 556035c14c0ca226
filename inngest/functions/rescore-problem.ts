import { rescoreBatch } from '@/lib/attempts';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'rescore-problem';
const learnersAtOnce = 100;

/** Grades every answer to a problem again; the grades of its learners follow by `grade-learner`. */
export const rescoreProblem = inngest.createFunction(
  { id, triggers: [on('attempts/rescore.requested')], concurrency: { limit: 1, key: 'event.data.courseKey' } },
  async ({ event, step }) => {
    const { courseKey, block, onlyIfHigher } = event.data;
    const total = { rescored: 0, kept: 0, notGradable: 0 };
    let after: string | null = '';
    for (let number = 1; after !== null; number += 1) {
      const from: string = after;
      const batch = await step.run(`batch-${number}`, () =>
        rescoreBatch(workflowContext(id), { courseKey, block, onlyIfHigher, after: from, limit: learnersAtOnce }),
      );
      total.rescored += batch.rescored;
      total.kept += batch.kept;
      total.notGradable += batch.notGradable;
      after = batch.last;
    }
    return total;
  },
);
