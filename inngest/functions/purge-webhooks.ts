import { cron } from 'inngest';
import { purgeMessages } from '@/lib/webhooks';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'purge-webhooks';

/** Every night: what was sent to webhooks more than 30 days ago is forgotten. */
export const purgeWebhooks = inngest.createFunction({ id, triggers: [cron('17 3 * * *')] }, async ({ step }) =>
  step.run('remove', () => purgeMessages(workflowContext(id))),
);
