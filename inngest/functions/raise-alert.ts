import { raiseAlert as recordAlert, tellOfAlert } from '@/lib/workflows';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { doEach } from '../do-each';
import { functionFailed } from '../events';

const id = 'raise-alert';

/** Whatever function fails for good: an alert for the admins' page, and a mail to each admin. */
export const raiseAlert = inngest.createFunction({ id, triggers: [functionFailed] }, async ({ event, step }) => {
  const { function_id: functionId, run_id: runId, error } = event.data;
  const { alertId, tell } = await step.run('record', () =>
    recordAlert(workflowContext(id), { runId, functionId, message: error.message }),
  );
  // One admin's mailbox may be gone: the others hear of it all the same.
  await doEach(tell, (userId) =>
    step.run(`tell-${userId}`, () => tellOfAlert(workflowContext(id), { alertId, userId })),
  );
});
