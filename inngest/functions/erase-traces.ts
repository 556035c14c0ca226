import { eraseAnswers } from '@/lib/attempts';
import { eraseAddresses } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { eraseLetters, eraseLocalLetters } from '@/lib/notifications';
import { eraseComments } from '@/lib/reviews';
import { eraseMessages } from '@/lib/webhooks';
import { eraseRuns } from '@/lib/workflows';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { doEach } from '../do-each';
import { on } from '../events';

const id = 'erase-traces';
type Erase = (ctx: Context, person: { readonly userId: string }) => Promise<unknown>;
/** Each by itself: what cannot be cleared keeps nothing else. */
const traces: readonly (readonly [string, Erase])[] = [
  ['answers', eraseAnswers],
  ['comments', eraseComments],
  ['addresses', eraseAddresses],
  ['letters', eraseLetters],
  ['messages', eraseMessages],
  ['mailbox', eraseLocalLetters],
  ['runs', eraseRuns],
];

/** A person was erased: what they wrote, what was sent about them, and where they came from is cleared. */
export const eraseTraces = inngest.createFunction(
  { id, triggers: [on('accounts/user.deleted')] },
  async ({ event, step }) => {
    await doEach(traces, ([name, erase]) => step.run(name, () => erase(workflowContext(id), event.data)));
  },
);
