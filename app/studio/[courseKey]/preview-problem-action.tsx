'use server';

import { getFormatter, getTranslations } from 'next-intl/server';
import { ProblemBody } from '@/components/problem/problem-sheet';
import type { PreviewAnswer } from '@/components/studio/problem/preview/preview-action';
import { failedState } from '@/lib/action';
import { type PreviewProblemInput, previewProblem } from '@/lib/attempts';
import { requireUser } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';
import { sayFailure } from '../say-failure';

/** Draws a problem from its unsaved source as learners would have it, graded where an answer was submitted. */
export async function previewProblemAction(input: PreviewProblemInput): Promise<PreviewAnswer> {
  try {
    const ctx = await requireUser();
    await takeAttempt(ctx, 'problem-preview.account', ctx.actor.userId);
    const [preview, t, format] = await Promise.all([
      previewProblem(ctx, input),
      getTranslations('problem'),
      getFormatter(),
    ]);
    const { problem, misunderstood, varies, findings } = preview;
    return {
      status: 'shown',
      body: (
        <ProblemBody
          courseKey={input.courseKey}
          notice={misunderstood === null ? null : { tone: 'bad', text: misunderstood }}
          problem={problem}
          words={{ t, format, hasScript: true }}
        />
      ),
      isDone: problem.standing !== 'unanswered',
      varies,
      findings,
    };
  } catch (error) {
    return await sayFailure(failedState(error));
  }
}
