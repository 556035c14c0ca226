import { listRevocation as enter } from '@/lib/certificates';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'list-revocation';

/** A certificate was revoked: the status list says so, also where whoever revoked it got no further. */
export const listRevocation = inngest.createFunction(
  { id, triggers: [on('certificates/certificate.revoked')] },
  async ({ event, step }) => {
    await step.run('list', () => enter(workflowContext(id), event.data));
  },
);
