'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form/form-state';
import { signOutEverywhere as endAllSessions, findAccount, updateProfile, updateProfileInput } from '@/lib/accounts';
import { requireUser, startSession } from '@/lib/auth';
import { runAccountForm } from '../run-account-form';

/** Saves name, words about oneself, language and time zone. */
export async function saveProfile(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(updateProfileInput, before, form, async (input) => {
    await startSession(await updateProfile(await requireUser(), input));
    redirect('/account?notice=saved');
  });
}

/** Ends every session of the person and begins a new one here. */
export async function signOutElsewhere(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(z.object({}), before, form, async () => {
    const ctx = await requireUser();
    const { userId } = ctx.actor;
    await endAllSessions(ctx, { userId });
    const account = await findAccount(ctx.db, userId);
    if (account) {
      await startSession(account);
    }
    return (await getTranslations('account.profile'))('signedOutEverywhere');
  });
}
