import type { z } from 'zod';
import type { FormState } from '@/components/ui/form/form-state';
import { action } from '@/lib/action';

/**
 * Runs the action of a form and says its result in the reader's language: `readWords` has the sentence for the code of an error and, for a
 * field, for the code that its schema gives (`fields.…`).
 */
export async function runForm<Schema extends z.ZodType>(
  schema: Schema,
  before: FormState,
  form: FormData,
  body: (input: z.output<Schema>) => Promise<string>,
  readWords: () => Promise<(code: string) => string | undefined>,
): Promise<FormState> {
  const result = await action(schema, form, body);
  const round = before.round + 1;
  if (result.status !== 'failed') {
    return { status: 'done', message: result.status === 'done' ? result.value : '', fields: {}, values: {}, round };
  }
  const words = await readWords();
  const fields: Record<string, string> = {};
  for (const [name, code] of Object.entries(result.fields)) {
    fields[name] = words(`fields.${code}`) ?? code;
  }
  const isSaidByFields = Object.keys(fields).length > 0;
  const message = isSaidByFields ? '' : (words(result.code) ?? result.message);
  return { status: 'failed', message, fields, values: typedValues(form), round };
}

/** What was typed, but for secrets and what the framework adds. */
function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$') && !/password|confirmation|token/i.test(name)) {
      values[name] = value;
    }
  }
  return values;
}
