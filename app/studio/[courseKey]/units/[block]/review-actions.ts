'use server';

import { refresh } from 'next/cache';
import { sayFailure } from '@/app/studio/say-failure';
import { type ActionState, failedState } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import { takeAttempt } from '@/lib/rate-limits';
import { commentOnUnit, commentOnUnitInput, resolveThread, resolveThreadInput } from '@/lib/reviews';

/** Writes a comment on a unit's draft, or an answer to one. */
export async function writeComment(input: unknown): Promise<ActionState> {
  try {
    const ctx = await requireUser();
    await takeAttempt(ctx, 'comment.account', ctx.actor.userId);
    await commentOnUnit(ctx, commentOnUnitInput.parse(input));
    refresh();
    return { status: 'done', value: undefined };
  } catch (error) {
    return await sayFailure(failedState(error));
  }
}

/** Settles what was said, or opens it again. */
export async function settleThread(input: unknown): Promise<ActionState> {
  try {
    await resolveThread(await requireUser(), resolveThreadInput.parse(input));
    refresh();
    return { status: 'done', value: undefined };
  } catch (error) {
    return await sayFailure(failedState(error));
  }
}
