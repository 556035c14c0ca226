'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form/form-state';
import { emailField, requestVerification, verifyEmail, verifyEmailInput } from '@/lib/accounts';
import { contextFor, requestNetwork, requestOrigin, startSession, takeRegistration } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';
import { safeReturnPath, withReturnPath } from '@/lib/requests';
import { runAccountForm } from '../run-account-form';

const callbackUrl = z.string().default('/');

/** Confirms a mail address. In the browser that registered, the person is signed in with it and goes on. */
export async function confirmAddress(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(verifyEmailInput.extend({ callbackUrl }), before, form, async (input) => {
    const returnPath = safeReturnPath(input.callbackUrl);
    const user = await verifyEmail(await contextFor({ kind: 'anonymous' }), { token: input.token });
    if (await takeRegistration(user.userId)) {
      await startSession(user);
      redirect(returnPath);
    }
    redirect(withReturnPath('/sign-in?notice=verified', returnPath));
  });
}

/** Sends the link again; the answer is the same, and as quick, for every address. */
export async function sendLinkAgain(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(z.object({ email: emailField, callbackUrl }), before, form, async (input) => {
    const ctx = await contextFor({ kind: 'anonymous' });
    const origin = await requestOrigin();
    const returnPath = safeReturnPath(input.callbackUrl);
    await takeAttempt(ctx, 'reset.address', requestNetwork(ctx));
    await takeAttempt(ctx, 'mail.recipient', input.email);
    after(() => requestVerification(ctx, { email: input.email, origin, returnPath }));
    return (await getTranslations('account.verify'))('sentAgain');
  });
}
