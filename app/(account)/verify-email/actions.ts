'use server';

import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form/form-state';
import { emailField, requestVerification, verifyEmail, verifyEmailInput } from '@/lib/accounts';
import {
  contextFor,
  forgetRegistration,
  readRegistration,
  requestNetwork,
  requestOrigin,
  startSession,
} from '@/lib/auth';
import { LecternError } from '@/lib/errors';
import { takeAttempt } from '@/lib/rate-limits';
import { safeReturnPath, withReturnPath } from '@/lib/requests';
import { runAccountForm } from '../run-account-form';

const callbackUrl = z.string().default('/');

const confirmForm = verifyEmailInput.omit({ registration: true }).extend({ callbackUrl });

/**
 * Confirms a mail address, signs the person in and goes on. A browser that did not make the registration comes back to the page,
 * which then asks for its password. A link alone signs nobody in: a stranger could send his own, and have somebody else learn, and
 * write, in his name.
 */
export async function confirmAddress(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(confirmForm, before, form, async ({ callbackUrl: wanted, ...link }) => {
    const returnPath = safeReturnPath(wanted);
    const registration = await readRegistration();
    try {
      await startSession(await verifyEmail(await contextFor({ kind: 'anonymous' }), { ...link, registration }));
    } catch (error) {
      if (error instanceof LecternError && error.code === 'registration.unproven') {
        redirect(withReturnPath(`/verify-email?token=${link.token}&ask=password`, returnPath));
      }
      throw error;
    }
    await forgetRegistration();
    redirect(returnPath);
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
