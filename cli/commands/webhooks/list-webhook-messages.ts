import { listMessages } from '@/lib/webhooks';
import { printLine } from '../../show/print';
import { withContext } from '../../with-context';

/** `lectern webhook messages ID`: the newest first, each with its deliveries. */
export async function runListWebhookMessages(id: string, options: { readonly json?: boolean }): Promise<void> {
  const messages = await withContext(({ ctx }) => listMessages(ctx, { endpointId: id }));
  if (options.json) {
    await printLine(JSON.stringify(messages));
    return;
  }
  for (const { id: messageId, type, status, createdAt, deliveries } of messages) {
    await printLine(`${messageId}  ${createdAt.toISOString()}  ${status}  ${type}`);
    for (const { number, startedAt, durationMs, responseStatus, error } of deliveries) {
      const outcome = error ?? `Answered ${responseStatus}.`;
      await printLine(`  ${number}. ${startedAt.toISOString()}  ${durationMs} ms  ${outcome}`);
    }
  }
}
