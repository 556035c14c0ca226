'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { instructorWords } from '@/app/instructor/form-words';
import { teachingContext } from '@/app/instructor/teaching-context';
import { runForm } from '@/app/run-form';
import type { FormState } from '@/components/ui/form/form-state';
import { instructorCoursePath } from '@/lib/courses';
import { requestReport } from '@/lib/reports';

const reportForm = z.object({ courseKey: z.string().min(1).max(255) });

/** Has a report of all grades made. */
export async function askForReport(before: FormState, form: FormData): Promise<FormState> {
  const ask = async ({ courseKey }: z.output<typeof reportForm>) => {
    await requestReport(await teachingContext(), { courseKey });
    revalidatePath(instructorCoursePath(courseKey, 'reports'));
    return (await getTranslations('instructor.reports'))('requested');
  };
  return await runForm(reportForm, before, form, ask, instructorWords);
}
