import { issueResetLink } from '@/lib/accounts';
import { type SecretLinks, sendQueuedLetter } from '@/lib/notifications';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'send-mail';
/** Until the next try. A mail server may be away for a night: what is not taken within two days has failed. */
const waits = ['1m', '5m', '15m', '1h', '3h', '6h', '12h', '24h'] as const;

/** Made inside the step that sends, and never returned: the journal keeps what a step returns. */
const links: SecretLinks = { reset: (person) => issueResetLink(workflowContext(id), person) };

/** Sends a letter of the queue, again and again until a server takes or refuses it. Waiting is no failed try of the function. */
export const sendMail = inngest.createFunction(
  { id, triggers: [on('notifications/mail.queued')], concurrency: { limit: 5 } },
  async ({ event, step }) => {
    const { mailId } = event.data;
    for (const [at, wait] of waits.entries()) {
      const outcome = await step.run(`send-${at + 1}`, () =>
        sendQueuedLetter(workflowContext(id), { mailId, isLast: false }, links),
      );
      if (outcome !== 'waiting') {
        return { outcome };
      }
      await step.sleep(`wait-${at + 1}`, wait);
    }
    const outcome = await step.run('send-last', () =>
      sendQueuedLetter(workflowContext(id), { mailId, isLast: true }, links),
    );
    return { outcome };
  },
);
