import { revalidatePath } from 'next/cache';
import type { z } from 'zod';
import type { ActionFormState } from '@/components/studio/settings/action-form';
import { action } from '@/lib/action';
import { requireUser, type UserContext } from '@/lib/auth';
import { type StudioPlace, studioCoursePath } from '@/lib/courses';
import { formWords } from './form-words';

/** Runs a small form: parses, calls one verb, says what came of it, and has the page drawn anew. `body` answers the sentence. */
export async function runActionForm<Schema extends z.ZodType<{ readonly courseKey: string }>>(
  before: ActionFormState,
  form: FormData,
  options: {
    readonly schema: Schema;
    readonly place: StudioPlace;
    readonly body: (ctx: UserContext, input: z.output<Schema>) => Promise<string>;
  },
): Promise<ActionFormState> {
  const result = await action(options.schema, form, async (input) => {
    const said = await options.body(await requireUser(), input);
    revalidatePath(studioCoursePath(input.courseKey, options.place));
    return said;
  });
  const round = before.round + 1;
  if (result.status === 'done') {
    return { status: 'done', message: result.value, round };
  }
  const words = await formWords();
  if (result.status !== 'failed') {
    return { ...before, round };
  }
  const [first] = Object.values(result.fields);
  return {
    status: 'failed',
    message: first === undefined ? words(result.code, result.message) : words(first, result.message),
    round,
  };
}
