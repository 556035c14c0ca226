'use server';

import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { instructorWords } from '@/app/instructor/form-words';
import { teachingContext } from '@/app/instructor/teaching-context';
import { emptyRoster, type RosterState } from '@/components/instructor/roster-state';
import { action } from '@/lib/action';
import { instructorCoursePath } from '@/lib/courses';
import { changeRoster, parseAddresses, previewRoster } from '@/lib/enrollments';

const maxFileBytes = 512 * 1024;

const rosterForm = z.object({
  courseKey: z.string().min(1).max(255),
  operation: z.enum(['enroll', 'unenroll']),
  text: z.string().max(maxFileBytes, 'file-large').default(''),
  step: z.enum(['write', 'preview', 'do']).default('preview'),
  file: z
    .instanceof(File)
    .refine((file) => file.size <= maxFileBytes, 'file-large')
    .optional(),
});
type RosterInput = z.output<typeof rosterForm>;

/** Reads a list of addresses and says what will happen to each; then, asked again, does it. */
export async function changeByForm(before: RosterState, form: FormData): Promise<RosterState> {
  const result = await action(rosterForm, form, answer);
  const round = before.round + 1;
  if (result.status === 'done') {
    return { ...result.value, round };
  }
  const words = await instructorWords();
  const { code = '', message = '', fields = {} } = result.status === 'failed' ? result : {};
  const [field] = Object.values(fields);
  const text = form.get('text');
  return {
    ...emptyRoster,
    operation: form.get('operation') === 'unenroll' ? 'unenroll' : 'enroll',
    text: typeof text === 'string' && text.length <= maxFileBytes ? text : '',
    message: words(field === undefined ? code : `fields.${field}`) ?? message,
    isWrong: true,
    round,
  };
}

async function answer({ courseKey, operation, text, step, file }: RosterInput): Promise<Omit<RosterState, 'round'>> {
  const t = await getTranslations('instructor.enrol');
  const all = [text, file && file.size > 0 ? await file.text() : ''].filter((part) => part.trim() !== '').join('\n');
  const stays = { ...emptyRoster, operation, text: all };
  if (step === 'write') {
    return stays;
  }
  const { emails, unreadable } = parseAddresses(all);
  if (emails.length === 0) {
    return { ...stays, message: (await instructorWords())('addresses-missing') ?? '', isWrong: true };
  }
  const ctx = await teachingContext();
  if (step === 'do') {
    const done = await changeRoster(ctx, { courseKey, operation, emails });
    revalidatePath(instructorCoursePath(courseKey, 'learners'));
    return { ...emptyRoster, step: 'done', operation, message: t('done', { ...done }).trim() };
  }
  const entries = await previewRoster(ctx, { courseKey, operation, emails });
  const changing = new Set(['enroll', 'return', 'invite', 'unenroll', 'withdraw']);
  const count = entries.filter(({ outcome }) => changing.has(outcome)).length;
  return {
    ...stays,
    step: 'preview',
    message: count === 0 ? t('nothing') : '',
    lines: entries.map(({ email, outcome }) => ({
      email,
      outcome: t(`outcomes.${outcome}`),
      isChange: changing.has(outcome),
    })),
    unreadable: unreadable.slice(0, 50).map(({ line, text: words }) => t('line', { line, text: words })),
    confirm: count === 0 ? '' : t(operation === 'enroll' ? 'confirmEnroll' : 'confirmUnenroll', { count }),
  };
}
