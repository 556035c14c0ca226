import { z } from 'zod';

/** The wire between an Inngest server and the SDK, as far as the embedded engine speaks it (docs/SDK_SPEC of Inngest). */

const errorShape = z
  .looseObject({
    name: z.string().catch('Error'),
    message: z.string().optional(),
    error: z.string().optional(),
    stack: z.string().optional(),
  })
  .catch({ name: 'Error', message: 'Unknown error' })
  .transform(({ name, message, error, stack }) => ({ name, message: message ?? error ?? 'Unknown error', stack }));

/** Reads the error of a function or step, whatever was thrown. */
export const readError = (value: unknown) => errorShape.parse(value);

const operation = z.object({
  op: z.string(),
  id: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  /** Nanoseconds since 1970, and how many the step took. */
  timing: z.object({ a: z.number(), b: z.number() }).nullish(),
});
export type Operation = z.output<typeof operation>;

export const operations = z.union([z.array(operation), operation.transform((one) => [one])]);

/** What a call came to. */
export type CallOutcome =
  | { readonly kind: 'completed'; readonly output: unknown }
  | { readonly kind: 'operations'; readonly operations: readonly Operation[]; readonly retry: Retry }
  | { readonly kind: 'rejected'; readonly error: unknown; readonly retry: Retry };

/** Whether to try again, and when, where the function says so itself: seconds or a date. */
export interface Retry {
  readonly isWanted: boolean;
  readonly after: string | undefined;
}

/** Reads the SDK's answer to a call. An answer that is none of the protocol's is a rejection that is tried again. */
export async function readOutcome(response: Response): Promise<CallOutcome> {
  const retry = {
    isWanted: response.headers.get('x-inngest-no-retry') !== 'true',
    after: response.headers.get('retry-after') ?? undefined,
  };
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status === 200) {
    return { kind: 'completed', output: body };
  }
  if (response.status === 206) {
    const read = operations.safeParse(body);
    return read.success
      ? { kind: 'operations', operations: read.data, retry }
      : { kind: 'rejected', error: { message: `An answer of no known form: ${read.error.message}` }, retry };
  }
  return { kind: 'rejected', error: body, retry };
}

/** When `Retry-After` means: seconds from now, or an instant. */
export function readRetryAfter(text: string, now: Date): Date {
  return /^\d+$/.test(text) ? new Date(now.getTime() + Number(text) * 1000) : new Date(text);
}
