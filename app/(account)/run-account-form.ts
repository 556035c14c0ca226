import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { runForm } from '@/app/run-form';
import type { FormState } from '@/components/ui/form/form-state';
import { optionalWords } from '@/i18n/optional-words';

/** The sentence for an error's code (`sign-in.wrong`), in the reader's language; undefined for a code without one. */
export async function accountWords(): Promise<(code: string) => string | undefined> {
  return optionalWords(await getTranslations('account.errors'));
}

/** Runs the action of a form of the account pages, with their words. */
export async function runAccountForm<Schema extends z.ZodType>(
  schema: Schema,
  before: FormState,
  form: FormData,
  body: (input: z.output<Schema>) => Promise<string>,
): Promise<FormState> {
  return await runForm(schema, before, form, body, accountWords);
}
