import { regradeBatch } from '@/lib/grades';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'regrade-course';
const learnersAtOnce = 250;

/** Grades everybody again where a course, or a setting that grading reads, was published anew; goes on where it stopped. */
export const regradeCourse = inngest.createFunction(
  {
    id,
    triggers: [
      on('courses/course.imported'),
      on('courses/course.published'),
      on('courses/course.restored'),
      on('courses/settings.changed', 'event.data.canChangeGrades != false'),
    ],
    concurrency: { limit: 1, key: 'event.data.courseKey' },
  },
  async ({ event, step }) => {
    const { courseKey } = event.data;
    let after: string | null = '';
    let graded = 0;
    for (let number = 1; after !== null; number += 1) {
      const from: string = after;
      const batch = await step.run(`batch-${number}`, () =>
        regradeBatch(workflowContext(id), { courseKey, after: from, limit: learnersAtOnce }),
      );
      graded += batch.graded;
      after = batch.last;
    }
    return { graded };
  },
);
