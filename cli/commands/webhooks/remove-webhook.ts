import { removeWebhook } from '@/lib/webhooks';
import { printLine } from '../../show/print';
import { withContext } from '../../with-context';

/** `lectern webhook remove ID`. */
export async function runRemoveWebhook(id: string): Promise<void> {
  await withContext(({ ctx }) => removeWebhook(ctx, { id }));
  await printLine(`${id} is removed`);
}
