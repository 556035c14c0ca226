import { pauseWebhook } from '@/lib/webhooks';
import { printLine } from '../../show/print';
import { withContext } from '../../with-context';

/** `lectern webhook pause ID`. */
export async function runPauseWebhook(id: string): Promise<void> {
  await withContext(({ ctx }) => pauseWebhook(ctx, { id }));
  await printLine(`${id} is told of nothing until it is enabled again`);
}
