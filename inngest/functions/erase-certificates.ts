import { eraseCertificates as erase } from '@/lib/certificates';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'erase-certificates';

/** A person was deleted: what their certificates say of them is blanked. */
export const eraseCertificates = inngest.createFunction(
  { id, triggers: [on('accounts/user.deleted')] },
  async ({ event, step }) => {
    await step.run('erase', () => erase(workflowContext(id), event.data));
  },
);
