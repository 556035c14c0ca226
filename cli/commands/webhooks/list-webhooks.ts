import { listWebhooks } from '@/lib/webhooks';
import { printLine } from '../../show/print';
import { withContext } from '../../with-context';

/** `lectern webhook list`. */
export async function runListWebhooks(options: { readonly json?: boolean }): Promise<void> {
  const webhooks = await withContext(({ ctx }) => listWebhooks(ctx));
  if (options.json) {
    await printLine(JSON.stringify(webhooks));
    return;
  }
  for (const { id, url, events, scope, failuresInRow, disabledAt, lastError } of webhooks) {
    const state = disabledAt ? 'disabled' : failuresInRow > 0 ? `${failuresInRow} failed` : 'enabled';
    await printLine(`${id}  ${state}  ${scope}  ${url}  ${events.join(',')}`);
    if (failuresInRow > 0 && lastError) {
      await printLine(`  ${lastError}`);
    }
  }
}
