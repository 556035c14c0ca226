import { cron } from 'inngest';
import { purgeAttempts } from '@/lib/rate-limits';
import { purgeMessages } from '@/lib/webhooks';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'purge-webhooks';

/** Every night: what was sent to webhooks more than 30 days ago is forgotten, and with it the counts of tries that are over. */
export const purgeWebhooks = inngest.createFunction({ id, triggers: [cron('17 3 * * *')] }, async ({ step }) => {
  const messages = await step.run('remove', () => purgeMessages(workflowContext(id)));
  const tries = await step.run('tries', () => purgeAttempts(workflowContext(id)));
  return { removed: messages.removed, tries: tries.removed };
});
