import { gradeLearner as grade } from '@/lib/grades';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'grade-learner';
const learner = "event.data.userId + ' ' + event.data.courseKey";

/** Brings a learner's grades in a course up to date: one run takes all that came in meanwhile. */
export const gradeLearner = inngest.createFunction(
  {
    id,
    triggers: [
      on('attempts/attempt.recorded'),
      on('attempts/problem.rescored'),
      on('enrollments/groups.changed'),
      // What changed while they were away, and what they did before, counts.
      on('enrollments/enrollment.created', 'event.data.isReturn == true'),
      on('grades/override.set'),
    ],
    batchEvents: { maxSize: 50, timeout: '1s', key: learner },
    concurrency: { limit: 1, key: learner },
    // The one step is reported with the end of its run: recorded by itself, it would only cost a transaction more.
    checkpointing: { bufferedSteps: 2 },
  },
  async ({ event, step }) => {
    const { userId, courseKey } = event.data;
    return await step.run('grade', () => grade(workflowContext(id), { userId, courseKey }));
  },
);
