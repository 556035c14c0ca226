import { eraseAnswers } from '@/lib/attempts';
import { eraseAddresses } from '@/lib/audit';
import { eraseLetters, eraseLocalLetters } from '@/lib/notifications';
import { eraseComments } from '@/lib/reviews';
import { eraseMessages } from '@/lib/webhooks';
import { eraseRuns } from '@/lib/workflows';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'erase-traces';

/** A person was erased: what they wrote, what was sent about them, and where they came from is cleared. */
export const eraseTraces = inngest.createFunction(
  { id, triggers: [on('accounts/user.deleted')] },
  async ({ event, step }) => {
    const person = event.data;
    await step.run('answers', () => eraseAnswers(workflowContext(id), person));
    await step.run('comments', () => eraseComments(workflowContext(id), person));
    await step.run('addresses', () => eraseAddresses(workflowContext(id), person));
    await step.run('letters', () => eraseLetters(workflowContext(id), person));
    await step.run('messages', () => eraseMessages(workflowContext(id), person));
    await step.run('mailbox', () => eraseLocalLetters(workflowContext(id), person));
    await step.run('runs', () => eraseRuns(workflowContext(id), person));
  },
);
