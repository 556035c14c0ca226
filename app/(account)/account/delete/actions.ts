'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/components/ui/form/form-state';
import { deleteAccount, deleteAccountInput } from '@/lib/accounts';
import { endSession, requireUser } from '@/lib/auth';
import { runAccountForm } from '../../run-account-form';
import { countConfirmation } from '../count-confirmation';

/** Erases the person and signs them out. */
export async function eraseMe(before: FormState, form: FormData): Promise<FormState> {
  return await runAccountForm(deleteAccountInput, before, form, async (input) => {
    const ctx = await requireUser();
    await countConfirmation(ctx, () => deleteAccount(ctx, input));
    await endSession();
    redirect('/sign-in?notice=deleted');
  });
}
