import { getTranslations } from 'next-intl/server';
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
  const t = await getTranslations('studioErrors');
  return (code) => {
    const key = asKey(code);
    return t.has(key) ? t(key) : undefined;
  };
}

type ErrorKey = Parameters<Awaited<ReturnType<typeof getTranslations<'studioErrors'>>>['has']>[0];

/** Codes come from errors and are not known to the compiler; `has` is asked before a message is read. */
function asKey(code: string): ErrorKey {
  return code as ErrorKey;
}

const isFailed = (state: { readonly status: string }): state is Failed => state.status === 'failed';
