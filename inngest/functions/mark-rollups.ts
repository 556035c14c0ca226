import { markRollups as mark } from '@/lib/rollups';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'mark-rollups';

/** Marks what of a course's rollups is to be worked out anew: one run takes all that came in within half a minute. */
export const markRollups = inngest.createFunction(
  {
    id,
    triggers: [
      on('attempts/attempt.recorded'),
      on('attempts/problem.rescored'),
      on('completion/block.completed'),
      on('enrollments/enrollment.created'),
      on('enrollments/enrollment.deactivated'),
      on('grades/course-grade.changed'),
    ],
    batchEvents: { maxSize: 100, timeout: '30s', key: 'event.data.courseKey' },
  },
  async ({ event, events, step }) => {
    const { courseKey } = event.data;
    const grades = 'grades/course-grade.changed';
    const again = 'attempts/problem.rescored';
    return await step.run('mark', () =>
      mark(workflowContext(id), {
        courseKey,
        at: events.flatMap(({ name, ts }) => (name === grades || name === again || ts === undefined ? [] : [ts])),
        rescored: events.flatMap((one) =>
          one.name === again ? [{ userId: one.data.userId, block: one.data.block }] : [],
        ),
        hasNewGrades: events.some(({ name }) => name === grades),
      }),
    );
  },
);
