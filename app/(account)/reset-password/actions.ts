'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form/form-state';
import { resetPassword, resetPasswordInput } from '@/lib/accounts';
import { contextFor, startSession } from '@/lib/auth';
import { runAccountForm } from '../run-account-form';

/** Sets a new password by a mail's link, and signs the person in: whoever holds the mailbox holds the account. */
export async function setPassword(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(resetPasswordInput, before, form, async (input) => {
    await startSession(await resetPassword(await contextFor({ kind: 'anonymous' }), input));
    redirect('/account?notice=passwordChanged');
  });
}
