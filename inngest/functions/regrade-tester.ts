import { gradeLearner } from '@/lib/grades';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'regrade-tester';
const isTester = "event.data.role == 'beta_tester'";

/** Who becomes a beta tester of a course, or is one no more, sees it begin on another day: what counts of their work may be other. */
export const regradeTester = inngest.createFunction(
  { id, triggers: [on('accounts/role.granted', isTester), on('accounts/role.revoked', isTester)] },
  async ({ event, step }) => {
    const { userId, scope: courseKey } = event.data;
    return await step.run('grade', () => gradeLearner(workflowContext(id), { userId, courseKey }));
  },
);
