import { enableWebhook } from '@/lib/webhooks';
import { printLine } from '../../show/print';
import { withContext } from '../../with-context';

/** `lectern webhook enable ID`. */
export async function runEnableWebhook(id: string): Promise<void> {
  const { redelivered } = await withContext(({ ctx }) => enableWebhook(ctx, { id }));
  await printLine(`${id} is enabled; ${redelivered} that were held will be sent`);
}
