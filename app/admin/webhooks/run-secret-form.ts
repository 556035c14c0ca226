import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import type { SecretState, TypedWebhook } from '@/components/admin/webhooks/secret-state';
import { optionalWords } from '@/i18n/optional-words';
import { failedState } from '@/lib/action';
import { requireUser, type UserContext } from '@/lib/auth';
import { LecternError } from '@/lib/errors';
import { webhookPath, webhooksPath } from './paths';

/** Runs a form that makes a secret: answers it, or says in the reader's language why there is none. */
export async function runSecretForm(
  before: SecretState,
  typed: TypedWebhook,
  make: (ctx: UserContext) => Promise<{ readonly id: string; readonly secret: string }>,
): Promise<SecretState> {
  const round = before.round + 1;
  const t = await getTranslations('admin.webhooks.wrong');
  const missing = missingIn(typed);
  if (missing) {
    return { status: 'failed', message: t(missing), field: missing, typed, round };
  }
  try {
    const { id, secret } = await make(await requireUser());
    revalidatePath(webhooksPath);
    return { status: 'made', secret, href: webhookPath(id), typed, round };
  } catch (error) {
    const { message, code } = failedState(error);
    const words = optionalWords(t);
    const said = words(code.replaceAll('.', '-')) ?? (error instanceof LecternError ? message : t('internal'));
    return { status: 'failed', message: said, field: code.startsWith('outbound.') ? 'url' : null, typed, round };
  }
}

/** Which field nothing was given in; a rotation has none. */
function missingIn({ url, scope, events }: TypedWebhook): 'url' | 'scope' | 'events' | null {
  if (url === undefined) {
    return null;
  }
  return url === '' ? 'url' : scope === '' ? 'scope' : events?.length === 0 ? 'events' : null;
}
