import { acceptInvitations as accept } from '@/lib/enrollments';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'accept-invitations';

/** Enrols who was invited by a mail address, once the address is known to be theirs. */
export const acceptInvitations = inngest.createFunction(
  {
    id,
    triggers: [on('accounts/user.registered'), on('accounts/user.verified'), on('accounts/user.changed')],
    concurrency: { limit: 1, key: 'event.data.userId' },
  },
  async ({ event, step }) => step.run('enroll', () => accept(workflowContext(id), { userId: event.data.userId })),
);
