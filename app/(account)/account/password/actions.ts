'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form/form-state';
import { changePassword, changePasswordInput, findProfile, requestPasswordReset } from '@/lib/accounts';
import { requestOrigin, requireUser, startSession } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';
import { runAccountForm } from '../../run-account-form';
import { countConfirmation } from '../count-confirmation';

/** Changes the password; this browser stays signed in. */
export async function saveNewPassword(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(changePasswordInput, before, form, async (input) => {
    const ctx = await requireUser();
    await startSession(await countConfirmation(ctx, () => changePassword(ctx, input)));
    redirect('/account?notice=passwordChanged');
  });
}

/** For an account without a password: the mailbox is what it is confirmed by. */
export async function sendPasswordLink(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(z.object({}), before, form, async () => {
    const ctx = await requireUser();
    const { email } = await findProfile(ctx);
    const origin = await requestOrigin();
    await takeAttempt(ctx, 'mail.recipient', email);
    after(() => requestPasswordReset(ctx, { email, origin }));
    redirect('/forgot-password?sent=1');
  });
}
