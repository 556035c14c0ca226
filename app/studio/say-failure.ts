import { getTranslations } from 'next-intl/server';
import { optionalWords } from '@/i18n/optional-words';
import type { ActionState } from '@/lib/action';

type Failed = Extract<ActionState, { status: 'failed' }>;

/** What an action answers, with its failure said in the reader's language: sentences stand under `studioErrors`, by code. */
export async function sayFailure<State extends { readonly status: string }>(
  state: State | Failed,
): Promise<State | Failed> {
  if (!isFailed(state)) {
    return state;
  }
  const words = await errorWords();
  const fields = Object.entries(state.fields).map(([name, code]) => [name, words(`fields.${code}`) ?? code]);
  return { ...state, message: words(state.code) ?? state.message, fields: Object.fromEntries(fields) };
}

/** The sentence of the studio for an error's code, in the reader's language; undefined for a code without one. */
async function errorWords(): Promise<(code: string) => string | undefined> {
  return optionalWords(await getTranslations('studioErrors'));
}

const isFailed = (state: { readonly status: string }): state is Failed => state.status === 'failed';
