import { issueCertificate as issue } from '@/lib/certificates';
import { gradeLearner } from '@/lib/grades';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'issue-certificate';

/** Whatever may make somebody earn a certificate: it is decided, and issued where it is due. */
export const issueCertificate = inngest.createFunction(
  {
    id,
    triggers: [
      on('grades/course.passed'),
      on('certificates/allow-list.extended'),
      // Who passed without a mode that earns one, left, and comes back in one.
      on('enrollments/enrollment.created', "event.data.isReturn == true && event.data.mode != 'audit'"),
    ],
  },
  async ({ event, step }) => {
    const { userId, courseKey } = event.data;
    if (event.name === 'enrollments/enrollment.created') {
      // The grade on record is of the day they left: nobody was graded while away.
      await step.run('grade', () => gradeLearner(workflowContext(id), { userId, courseKey }));
    }
    return await step.run('issue', () => issue(workflowContext(id), { userId, courseKey }));
  },
);
