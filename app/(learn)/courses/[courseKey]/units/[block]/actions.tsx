'use server';

import { headers } from 'next/headers';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { countSubmission } from '@/app/count-submission';
import type { ProblemAnswer } from '@/components/problem/problem-form';
import { ProblemBody, type ProblemNotice } from '@/components/problem/problem-sheet';
import {
  type HintResult,
  nextHint,
  type ResetResult,
  resetProblem,
  type SaveResult,
  type ShowAnswerResult,
  type SubmitResult,
  saveAnswer,
  showAnswer,
  submitAnswer,
} from '@/lib/attempts';
import { parseAnswers } from '@/lib/capa';
import { LecternError } from '@/lib/errors';
import { recordFailure } from '@/lib/log';
import { viewAs, visit } from '../../../../read-course';

const problemForm = z.object({
  courseKey: z.string().min(1).max(255),
  block: z.string().min(1).max(190),
  node: z.string().regex(/^[0-9a-f]{64}$/),
  attempt: z.coerce.number().int().min(0),
  // Enter in a field presses the first button of the form; a form without one submits.
  intent: z.enum(['submit', 'save', 'reset', 'show', 'hint']).default('submit'),
});

type Result = SubmitResult | SaveResult | ResetResult | ShowAnswerResult | HintResult;
type Translate = Awaited<ReturnType<typeof getTranslations<'problem'>>>;

/**
 * What the buttons under a problem do. Answers with the problem as it stands now, drawn. Where nothing could be done, the
 * answer is a sentence that stands beside what the learner typed.
 */
export async function actOnProblem(_before: ProblemAnswer | null, form: FormData): Promise<ProblemAnswer> {
  const [t, format, sent] = await Promise.all([getTranslations('problem'), getFormatter(), headers()]);
  // Next.js names the action in a header where its own script sends the form.
  const words = { t, format, hasScript: sent.has('next-action') };
  try {
    const fields = problemForm.parse(Object.fromEntries(form));
    const result = await act(fields, form);
    const { courseKey } = fields;
    const body = (
      <ProblemBody courseKey={courseKey} notice={noticeOf(t, result)} problem={result.problem} words={words} />
    );
    return words.hasScript ? { body } : answerOnce(body);
  } catch (error) {
    return { error: sayError(t, error) };
  }
}

/**
 * An answer that is drawn and not sent back. A form without script carries the last answer along, and drawn elements cannot
 * go into a form: with them the form of the answered page would send nothing.
 */
function answerOnce(body: ReactNode): ProblemAnswer {
  return Object.defineProperty({ body }, 'body', { enumerable: false });
}

async function act(fields: z.infer<typeof problemForm>, form: FormData): Promise<Result> {
  const { intent, courseKey, block, node, attempt } = fields;
  const [ctx, seenAs] = await Promise.all([visit(), viewAs()]);
  await countSubmission(ctx);
  const place = { courseKey, block, viewAs: seenAs };
  switch (intent) {
    case 'submit':
      return submitAnswer(ctx, { ...place, node, attempt, answers: parseAnswers(form) });
    case 'save':
      return saveAnswer(ctx, { ...place, node, answers: parseAnswers(form) });
    case 'reset':
      return resetProblem(ctx, place);
    case 'show':
      return showAnswer(ctx, place);
    case 'hint':
      return nextHint(ctx, place);
  }
}

function noticeOf(t: Translate, result: Result): ProblemNotice | null {
  switch (result.status) {
    case 'changed':
      return { tone: 'bad', text: t('changed') };
    case 'not-understood':
      return { tone: 'bad', text: result.message };
    case 'refused':
      return { tone: 'bad', text: t(`refused.${result.reason}`, { seconds: result.problem.waitSeconds }) };
    case 'not-yet':
      return { tone: 'plain', text: t('notYet') };
    default:
      return null;
  }
}

/** The sentence for a form that stays as it is, with what was typed in it. */
function sayError(t: Translate, error: unknown): string {
  if (error instanceof LecternError) {
    if (error.kind === 'Unavailable') {
      recordFailure('An action on a problem failed', error);
    }
    if (error.kind === 'LimitReached') {
      return t('tooOften', { seconds: error.retryAfterSeconds ?? 60 });
    }
    return error.kind === 'Unauthenticated' ? t('signedOut') : error.message;
  }
  return recordFailure('An action on a problem failed', error) ? t('away') : t('failed');
}
