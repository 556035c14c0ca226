import { z } from 'zod';
import type { ActionState } from './action-state';
import { awayMessage, type ErrorKind, LecternError } from './errors';
import { recordFailure } from './log';

export { type ActionState, idle } from './action-state';

/** Parses a form with `schema`, runs `body`, and maps the one family of errors to an `ActionState`. */
export async function action<Schema extends z.ZodType, Value>(
  schema: Schema,
  form: FormData,
  body: (input: z.output<Schema>) => Promise<Value>,
): Promise<ActionState<Value>> {
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    const fields: Record<string, string> = {};
    for (const issue of parsed.error.issues) {
      fields[String(issue.path[0] ?? '')] ??= issue.message;
    }
    return failed('Invalid', 'form.invalid', Object.values(fields)[0] ?? 'Please check the form.', fields);
  }
  try {
    return { status: 'done', value: await body(parsed.data) };
  } catch (error) {
    return failedState(error);
  }
}

/** Maps an error to a failed state. Errors that Next.js throws to steer (redirect, not found) pass through. */
export function failedState(error: unknown): Extract<ActionState, { status: 'failed' }> {
  if (error instanceof LecternError) {
    if (error.cause) {
      recordFailure('An action failed', error);
    }
    return failed(error.kind, error.code, error.message, error.fields ?? {});
  }
  if (error instanceof Error && 'digest' in error) {
    throw error;
  }
  const isAway = recordFailure('An action failed', error);
  // What was sent does not fit: sending it again would not help. It is written down, since a form should not have let it pass.
  if (error instanceof z.ZodError) {
    return failed(
      'Invalid',
      'input.invalid',
      'Something in this is too long, or not as it should be. It was not taken.',
      {},
    );
  }
  if (isAway) {
    return failed('Unavailable', 'stores.away', awayMessage, {});
  }
  return failed('Internal', 'internal', 'Something went wrong on our side. Nothing you sent was lost.', {});
}

function failed(
  kind: ErrorKind | 'Internal',
  code: string,
  message: string,
  fields: Readonly<Record<string, string>>,
): Extract<ActionState, { status: 'failed' }> {
  return { status: 'failed', kind, code, message, fields };
}
