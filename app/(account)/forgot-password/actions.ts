'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import type { FormState } from '@/components/ui/form/form-state';
import { requestPasswordReset, requestPasswordResetInput } from '@/lib/accounts';
import { contextFor, requestNetwork, requestOrigin } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';
import { runAccountForm } from '../run-account-form';

const forgotForm = requestPasswordResetInput.pick({ email: true });

/** Sends a link to set a new password. Answers before the address is looked up: known and unknown look and take the same. */
export async function sendResetLink(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(forgotForm, before, form, async ({ email }) => {
    const ctx = await contextFor({ kind: 'anonymous' });
    const origin = await requestOrigin();
    await takeAttempt(ctx, 'reset.address', requestNetwork(ctx));
    await takeAttempt(ctx, 'mail.recipient', email);
    after(() => requestPasswordReset(ctx, { email, origin }));
    redirect('/forgot-password?sent=1');
  });
}
