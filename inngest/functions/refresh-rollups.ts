import { cron } from 'inngest';
import { listMarkedRollups, markWatched, refreshPart } from '@/lib/rollups';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'refresh-rollups';
const partsAtOnce = 200;

/** Every five minutes: works out anew what was marked, and what was watched. What one run leaves, the next takes. */
export const refreshRollups = inngest.createFunction(
  { id, triggers: [cron('*/5 * * * *')], concurrency: { limit: 1 } },
  async ({ step }) => {
    await step.run('mark-watched', () => markWatched(workflowContext(id)));
    const marked = await step.run('list', () => listMarkedRollups(workflowContext(id), { limit: partsAtOnce }));
    for (const { courseKey, part } of marked) {
      await step.run(`${courseKey} ${part}`, () => refreshPart(workflowContext(id), { courseKey, part }));
    }
    return { parts: marked.length };
  },
);
