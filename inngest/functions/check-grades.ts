import { cron, NonRetriableError } from 'inngest';
import { listCourseRuns } from '@/lib/courses';
import { verifyGrades } from '@/lib/grades';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'check-grades';

/**
 * Each night: the grades on record against what the attempts give. There must be no difference; where there is one, this function
 * fails, and so raises an alert. `lectern grades verify` names each.
 */
export const checkGrades = inngest.createFunction({ id, triggers: [cron('30 3 * * *')] }, async ({ step }) => {
  const courseKeys = await step.run('list', async () =>
    (await listCourseRuns(workflowContext(id))).map(({ key }) => key),
  );
  const differing: string[] = [];
  for (const courseKey of courseKeys) {
    const differences = await step.run(courseKey, async () => {
      const verified = await verifyGrades(workflowContext(id), { courseKey });
      return verified.differences.length;
    });
    if (differences > 0) {
      differing.push(`${courseKey} (${differences})`);
    }
  }
  if (differing.length > 0) {
    throw new NonRetriableError(`Grades on record differ from what the attempts give: ${differing.join(', ')}`);
  }
  return { courses: courseKeys.length };
});
