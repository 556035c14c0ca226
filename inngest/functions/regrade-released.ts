import { cron } from 'inngest';
import { listOutdatedGrades, regradeBatch } from '@/lib/grades';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'regrade-released';
const learnersAtOnce = 250;

/** Every hour: grades on record that were made before something of their course began, which counts since. */
export const regradeReleased = inngest.createFunction(
  { id, triggers: [cron('5 * * * *')], singleton: { mode: 'skip' } },
  async ({ step }) => {
    const outdated = await step.run('list', () => listOutdatedGrades(workflowContext(id)));
    let graded = 0;
    for (const { courseKey, before } of outdated) {
      let after: string | null = '';
      for (let number = 1; after !== null; number += 1) {
        const from: string = after;
        const batch = await step.run(`${courseKey} ${number}`, () =>
          regradeBatch(workflowContext(id), {
            courseKey,
            after: from,
            limit: learnersAtOnce,
            before: new Date(before),
          }),
        );
        graded += batch.graded;
        after = batch.last;
      }
    }
    return { graded };
  },
);
