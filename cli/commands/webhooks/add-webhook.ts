import { invalid } from '@/lib/errors';
import { addWebhook } from '@/lib/webhooks';
import { note, printLine } from '../../show/print';
import { withSecrets } from '../../with-secrets';

export interface AddWebhookOptions {
  readonly events: string;
  readonly course?: string;
  readonly org?: string;
  readonly json?: boolean;
}

/** `lectern webhook add`: for the whole site, unless a course run or an organisation is named. */
export async function runAddWebhook(url: string, options: AddWebhookOptions): Promise<void> {
  const { course, org } = options;
  if (course !== undefined && org !== undefined) {
    throw invalid('webhook.two-scopes', 'Name a course or an organisation, not both.');
  }
  const events = options.events
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const added = await withSecrets(({ ctx }) => addWebhook(ctx, { url, events, scope: course ?? org ?? '*' }));
  if (options.json) {
    await printLine(JSON.stringify(added));
    return;
  }
  await printLine(`${added.id}  ${added.secret}`);
  note('The secret is shown this once: keep it where the receiver verifies signatures.');
}
