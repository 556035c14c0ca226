import { rotateWebhook } from '@/lib/webhooks';
import { note, printLine } from '../../show/print';
import { withSecrets } from '../../with-secrets';

/** `lectern webhook rotate ID`. */
export async function runRotateWebhook(id: string, options: { readonly json?: boolean }): Promise<void> {
  const rotated = await withSecrets(({ ctx }) => rotateWebhook(ctx, { id }));
  if (options.json) {
    await printLine(JSON.stringify(rotated));
    return;
  }
  await printLine(`${rotated.id}  ${rotated.secret}`);
  note(`The secret before it signs as well until ${rotated.previousUntil.toISOString()}.`);
}
