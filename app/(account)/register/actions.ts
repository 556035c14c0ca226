'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import type { FormState } from '@/components/ui/form/form-state';
import { offeredLocales } from '@/i18n/catalogue';
import { negotiateLocale } from '@/i18n/locales';
import { registerUser, registration, timeZoneField } from '@/lib/accounts';
import { contextFor, rememberRegistration, requestNetwork, requestOrigin } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';
import { safeReturnPath, withReturnPath } from '@/lib/requests';
import { loadSiteSettings, termsVersion } from '@/lib/site';
import { runAccountForm } from '../run-account-form';

const registerForm = registration.extend({
  callbackUrl: z.string().default('/'),
  /** Filled in by the browser where scripts run. */
  timeZone: timeZoneField.catch('UTC'),
});

/** Says that the terms are not accepted beside what else is wrong; whether they have to be is decided by the verb. */
const consentingForm = registerForm.extend({ terms: z.literal(['on', 'true'], 'terms-missing') });

/** Opens an account and shows where to go on: in the mailbox. The page says the same for every address. */
export async function register(before: FormState, form: FormData): Promise<FormState> {
  const ctx = await contextFor({ kind: 'anonymous' });
  const settings = await loadSiteSettings(ctx.db);
  const schema = settings.registration.mustAcceptTerms ? consentingForm : registerForm;
  if (form.get('termsVersion') !== termsVersion(settings)) {
    // What is refused now is accepted once the page shows the terms of today.
    revalidatePath('/register');
  }
  return await runAccountForm(schema, before, form, async ({ callbackUrl, ...person }) => {
    const returnPath = safeReturnPath(callbackUrl);
    const origin = await requestOrigin();
    await takeAttempt(ctx, 'registration.address', requestNetwork(ctx));
    await takeAttempt(ctx, 'mail.recipient', person.email);
    const locale = negotiateLocale([await getLocale()], offeredLocales);
    const { registration: made } = await registerUser(ctx, { ...person, locale, origin, returnPath });
    await rememberRegistration(made ?? 'none');
    redirect(withReturnPath('/verify-email', returnPath));
  });
}
