'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form/form-state';
import { checkPasswordInput, requestVerification } from '@/lib/accounts';
import { contextFor, requestOrigin, signInWithPassword, startSession } from '@/lib/auth';
import { LecternError } from '@/lib/errors';
import { takeAttempt } from '@/lib/rate-limits';
import { safeReturnPath } from '@/lib/requests';
import { runAccountForm } from '../run-account-form';

const signInForm = checkPasswordInput.extend({ callbackUrl: z.string().default('/') });

/** Signs in with mail address and password, and goes on to where the person wanted to go. */
export async function signIn(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(signInForm, before, form, async ({ email, password, callbackUrl }) => {
    const returnPath = safeReturnPath(callbackUrl);
    try {
      await startSession(await signInWithPassword({ email, password }));
    } catch (error) {
      if (error instanceof LecternError && error.code === 'sign-in.unverified') {
        await sendLinkAgain(email, returnPath);
      }
      throw error;
    }
    redirect(returnPath);
  });
}

async function sendLinkAgain(email: string, returnPath: string): Promise<void> {
  const ctx = await contextFor({ kind: 'anonymous' });
  await takeAttempt(ctx, 'mail.recipient', email);
  await requestVerification(ctx, { email, origin: await requestOrigin(), returnPath });
}
