'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form/form-state';
import {
  confirmEmailChange,
  confirmEmailChangeInput,
  requestEmailChange,
  requestEmailChangeInput,
} from '@/lib/accounts';
import { contextFor, currentAccount, requestOrigin, requireUser } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';
import { runAccountForm } from '../../run-account-form';
import { countConfirmation } from '../count-confirmation';

/** Sends a link to the new address. */
export async function sendChangeLink(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(requestEmailChangeInput.omit({ origin: true }), before, form, async (input) => {
    const ctx = await requireUser();
    const origin = await requestOrigin();
    await takeAttempt(ctx, 'mail.recipient', input.email);
    await countConfirmation(ctx, () => requestEmailChange(ctx, { ...input, origin }));
    redirect(`/account/email?sent=${encodeURIComponent(input.email)}`);
  });
}

/** Makes the new address the account's own. */
export async function confirmChange(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(confirmEmailChangeInput, before, form, async (input) => {
    await confirmEmailChange(await contextFor({ kind: 'anonymous' }), input);
    redirect((await currentAccount()) ? '/account?notice=emailChanged' : '/sign-in?notice=emailChanged');
  });
}
