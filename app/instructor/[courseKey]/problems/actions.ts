'use server';

import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { instructorWords } from '@/app/instructor/form-words';
import { teachingContext } from '@/app/instructor/teaching-context';
import { runForm } from '@/app/run-form';
import type { FormState } from '@/components/ui/form/form-state';
import { requestRescore } from '@/lib/attempts';

const rescoreForm = z.object({
  courseKey: z.string().min(1).max(255),
  block: z.string().min(1).max(190),
  onlyIfHigher: z.literal('on').optional(),
});

/** Has all answers to a problem graded again. */
export async function rescoreAll(before: FormState, form: FormData): Promise<FormState> {
  const ask = async ({ courseKey, block, onlyIfHigher }: z.output<typeof rescoreForm>) => {
    await requestRescore(await teachingContext(), { courseKey, block, onlyIfHigher: onlyIfHigher === 'on' });
    return (await getTranslations('instructor.problems'))('rescoreAsked');
  };
  return await runForm(rescoreForm, before, form, ask, instructorWords);
}
