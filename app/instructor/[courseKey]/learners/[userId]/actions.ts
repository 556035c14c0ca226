'use server';

import { getTimeZone, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { instructorWords } from '@/app/instructor/form-words';
import { teachingContext } from '@/app/instructor/teaching-context';
import { runForm } from '@/app/run-form';
import type { FormState } from '@/components/ui/form/form-state';
import { rescoreProblem, resetAttempts } from '@/lib/attempts';
import { grantExtension } from '@/lib/extensions';
import { overrideSubsectionGrade } from '@/lib/grades';
import { fromZonedText } from '@/lib/schedule';

const place = {
  courseKey: z.string().min(1).max(255),
  userId: z.string().min(1).max(32),
  block: z.string().min(1).max(190),
};
const reason = z.string().trim().min(1, 'reason-missing').max(1000, 'reason-missing');
const points = z
  .string()
  .trim()
  .regex(/^\d{1,6}([.,]\d{1,6})?$/, 'points-invalid')
  .transform((text) => Number(text.replace(',', '.')));

const words = () => getTranslations('instructor.learner');

/** Sets a learner's points in a subsection. */
export async function setPoints(before: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ ...place, counts: z.enum(['graded', 'all']), earned: points, reason });
  return await runForm(schema, before, form, setEarned, instructorWords);
}

async function setEarned(input: {
  readonly courseKey: string;
  readonly userId: string;
  readonly block: string;
  readonly counts: 'graded' | 'all';
  readonly earned: number;
  readonly reason: string;
}): Promise<string> {
  const { counts, earned, ...rest } = input;
  const override = { earnedAll: null, possibleAll: null, earnedGraded: null, possibleGraded: null };
  await overrideSubsectionGrade(await teachingContext(), {
    ...rest,
    override: { ...override, ...(counts === 'graded' ? { earnedGraded: earned } : { earnedAll: earned }) },
  });
  return (await words())('override.done');
}

/** Gives the computed points back. */
export async function clearPoints(before: FormState, form: FormData): Promise<FormState> {
  const clear = async (input: { courseKey: string; userId: string; block: string; reason: string }) => {
    await overrideSubsectionGrade(await teachingContext(), { ...input, override: null });
    return (await words())('override.cleared');
  };
  return await runForm(z.object({ ...place, reason }), before, form, clear, instructorWords);
}

/** Gives a learner more time. */
export async function giveTime(before: FormState, form: FormData): Promise<FormState> {
  const timeZone = await getTimeZone();
  const due = z.string().transform((text, ctx) => {
    const instant = fromZonedText(text, timeZone);
    if (!instant) {
      ctx.addIssue({ code: 'custom', message: 'date-invalid' });
      return z.NEVER;
    }
    return instant;
  });
  const give = async ({ due: dueAt, ...input }: z.output<typeof schema>) => {
    await grantExtension(await teachingContext(), { ...input, dueAt });
    return (await words())('extension.done');
  };
  const schema = z.object({ ...place, due, reason });
  return await runForm(schema, before, form, give, instructorWords);
}

/** Takes an extension back. */
export async function takeTimeBack(before: FormState, form: FormData): Promise<FormState> {
  const take = async (input: { courseKey: string; userId: string; block: string; reason: string }) => {
    await grantExtension(await teachingContext(), { ...input, dueAt: null });
    return (await words())('extension.cleared');
  };
  return await runForm(z.object({ ...place, reason }), before, form, take, instructorWords);
}

/** Gives a learner the attempts at a problem back. */
export async function giveAttemptsBack(before: FormState, form: FormData): Promise<FormState> {
  const reset = async (input: { courseKey: string; userId: string; block: string }) => {
    const { givenBack } = await resetAttempts(await teachingContext(), input);
    return (await words())('resetDone', { count: givenBack });
  };
  return await runForm(z.object(place), before, form, reset, instructorWords);
}

/** Grades a learner's answers to a problem again. */
export async function gradeAgain(before: FormState, form: FormData): Promise<FormState> {
  const again = async (input: { courseKey: string; userId: string; block: string }) => {
    const result = await rescoreProblem(await teachingContext(), { ...input, onlyIfHigher: false });
    const t = await words();
    return result.status === 'rescored' || result.status === 'kept'
      ? t(`rescoreDone.${result.status}`, { before: result.before ?? 0, after: result.after })
      : t(`rescoreDone.${result.status}`);
  };
  return await runForm(z.object(place), before, form, again, instructorWords);
}
