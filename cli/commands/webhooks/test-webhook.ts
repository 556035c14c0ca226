import { testWebhook } from '@/lib/webhooks';
import { printLine } from '../../show/print';
import { withContext } from '../../with-context';

/** `lectern webhook test ID`. */
export async function runTestWebhook(id: string, options: { readonly json?: boolean }): Promise<void> {
  const sent = await withContext(({ ctx }) => testWebhook(ctx, { id }));
  await printLine(options.json ? JSON.stringify(sent) : `${sent.messageId} is on its way`);
}
