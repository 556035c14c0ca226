'use server';

import type { SecretState } from '@/components/admin/webhooks/secret-state';
import { addWebhook } from '@/lib/webhooks';
import { runSecretForm } from '../run-secret-form';

/** Has an address told of events; answers the secret, which is shown this once. */
export async function addEndpoint(before: SecretState, form: FormData): Promise<SecretState> {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const input = { url: text('url'), scope: text('scope'), events: form.getAll('events').map(String) };
  return await runSecretForm(before, input, async (ctx) => await addWebhook(ctx, input));
}
