import { attemptDelivery, tellOfFailures } from '@/lib/webhooks';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'deliver-webhook';

/** One message to one endpoint: tried until it arrives, for some three days. Few at once, to be no burden to the receiver. */
export const deliverWebhook = inngest.createFunction(
  {
    id,
    triggers: [on('webhooks/message.due')],
    concurrency: { limit: 5, key: 'event.data.endpointId' },
    // Most messages arrive at once: the one step is reported with the end of its run. What was posted is on record by itself.
    checkpointing: { bufferedSteps: 2 },
  },
  async ({ event, step, runId }) => {
    const { messageId, round } = event.data;
    for (let attempt = 1; ; attempt += 1) {
      const work = `${runId}-${attempt}`;
      const { waitSeconds, notice } = await step.run(`attempt-${attempt}`, () =>
        attemptDelivery(workflowContext(id), { messageId, round, attempt, work }),
      );
      for (const userId of notice?.tell ?? []) {
        // Whoever cannot be told finds it on the webhook's page; the message is tried again all the same.
        await step
          .run(`tell-${attempt}-${userId}`, () =>
            notice ? tellOfFailures(workflowContext(id), { ...notice, userId }) : undefined,
          )
          .catch(() => undefined);
      }
      if (waitSeconds === null) {
        return;
      }
      await step.sleep(`wait-${attempt}`, waitSeconds * 1000);
    }
  },
);
