'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { sayFailure } from '@/app/studio/say-failure';
import { type ActionState, action } from '@/lib/action';
import { requireUser } from '@/lib/auth';
import { restoreBlock, restoreRevision, studioCoursePath } from '@/lib/courses';

const one = z.object({ courseKey: z.string(), revision: z.string() });

/** Sets the draft, and on request what learners see, to what a revision held; the history then shows it at its head. */
export async function restoreCourse(_before: unknown, form: FormData): Promise<ActionState<string>> {
  const input = one.extend({ publish: z.literal('on').optional() });
  return await sayFailure(
    await action(input, form, async ({ courseKey, revision, publish }) => {
      await restoreRevision(await requireUser(), { courseKey, revision, publish: publish === 'on' });
      redirect(studioCoursePath(courseKey, 'history'));
    }),
  );
}

/** Puts one block of the draft back as it was, and says what came of it. */
export async function putBlockBack(_before: unknown, form: FormData): Promise<ActionState<string>> {
  const t = await getTranslations('studioHistory.restore');
  return await sayFailure(
    await action(one.extend({ block: z.string() }), form, async (input) => {
      const { isChanged, elsewhere } = await restoreBlock(await requireUser(), input);
      return t(isChanged ? 'blockDone' : 'blockSame', { elsewhere: elsewhere.length });
    }),
  );
}
