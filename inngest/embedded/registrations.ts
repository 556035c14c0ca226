import { Cron } from 'croner';
import { z } from 'zod';
import { compileExpression, type Expression } from './cel';
import { durationMs } from './duration';

/**
 * What the embedded engine knows of a function, read from the configuration that the SDK itself registers. Whatever the
 * engine does not do is an error here, by name: a function that runs here runs on an Inngest server, and the other way round.
 */
export interface Registration {
  /** `APP-FUNCTION`. */
  readonly id: string;
  readonly triggers: readonly { readonly event: string; readonly condition: Expression | undefined }[];
  readonly crons: readonly string[];
  /** Tries of each step, the first included. */
  readonly maxAttempts: number;
  readonly idempotency: Expression | undefined;
  readonly concurrency: { readonly limit: number; readonly key: Expression | undefined } | undefined;
  readonly batch:
    | { readonly maxSize: number; readonly timeoutMs: number; readonly key: Expression | undefined }
    | undefined;
  readonly debounce:
    | { readonly periodMs: number; readonly timeoutMs: number | undefined; readonly key: Expression | undefined }
    | undefined;
  readonly singleton: { readonly key: Expression | undefined } | undefined;
  readonly cancelOn: readonly {
    readonly event: string;
    readonly condition: Expression | undefined;
    readonly timeoutMs: number;
  }[];
}

/** Retries where a function names none, as an Inngest server has it. */
const defaultRetries = 4;
const yearMs = 365 * 86_400_000;

const expression = z.string().transform((source, context) => {
  try {
    return compileExpression(source);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
const milliseconds = z.string().transform((text, context) => {
  try {
    return durationMs(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});
/** As Inngest has it: from a second to a minute. */
const batchWindow = milliseconds.refine((ms) => ms >= 1000 && ms <= 60_000, 'must be from 1s to 60s');
const cron = z.string().refine((text) => nextCron(text, new Date(0)) !== undefined, 'is no cron expression');
const oneConcurrency = z
  .strictObject({ limit: z.number().int(), key: expression.optional(), scope: z.literal('fn').optional() })
  .transform(({ limit, key }) => ({ limit, key }));

const options = z.strictObject({
  id: z.string().max(190),
  name: z.string().optional(),
  triggers: z.array(
    z.strictObject({ event: z.string().max(190).optional(), expression: expression.optional(), cron: cron.optional() }),
  ),
  steps: z.strictObject({
    step: z.object({ retries: z.strictObject({ attempts: z.number().int().min(0).optional() }).optional() }),
  }),
  idempotency: expression.optional(),
  concurrency: z
    .union([
      z
        .number()
        .int()
        .transform((limit) => ({ limit, key: undefined })),
      oneConcurrency,
      z
        .array(oneConcurrency)
        .length(1)
        .transform(([only]) => only),
    ])
    .optional(),
  batchEvents: z
    .strictObject({ maxSize: z.number().int().min(1).max(100), timeout: batchWindow, key: expression.optional() })
    .optional(),
  debounce: z
    .strictObject({ period: milliseconds, timeout: milliseconds.optional(), key: expression.optional() })
    .optional(),
  singleton: z.strictObject({ key: expression.optional(), mode: z.literal('skip') }).optional(),
  cancel: z
    .array(z.strictObject({ event: z.string().max(190), if: expression.optional(), timeout: milliseconds.optional() }))
    .optional(),
});

/** A batch has many events: what goes by one event does not go with it, here or on a server. */
const configuration = options.superRefine((read, context) => {
  for (const name of ['debounce', 'idempotency', 'cancel', 'singleton'] as const) {
    if (read.batchEvents && read[name]) {
      context.addIssue({ code: 'custom', path: [name], message: 'does not go with batchEvents' });
    }
  }
});

/** Reads the configurations of all functions. Throws one error that names each function and what of it is not supported. */
export function readRegistrations(configurations: readonly unknown[]): ReadonlyMap<string, Registration> {
  const faults: string[] = [];
  const registrations = new Map<string, Registration>();
  for (const given of configurations) {
    const parsed = configuration.safeParse(given);
    if (parsed.success) {
      registrations.set(parsed.data.id, asRegistration(parsed.data));
    } else {
      const { id } = z.object({ id: z.string() }).catch({ id: 'a function' }).parse(given);
      faults.push(...parsed.error.issues.map((issue) => `${id}: ${issue.path.join('.')} ${issue.message}`));
    }
  }
  if (faults.length > 0) {
    throw new Error(`The embedded workflow engine cannot run these functions:\n${faults.join('\n')}`);
  }
  return registrations;
}

function asRegistration(read: z.output<typeof configuration>): Registration {
  const { batchEvents, debounce, concurrency } = read;
  return {
    id: read.id,
    triggers: read.triggers.flatMap(({ event, expression: condition }) =>
      event === undefined ? [] : [{ event, condition }],
    ),
    crons: read.triggers.flatMap((trigger) => trigger.cron ?? []),
    maxAttempts: (read.steps.step.retries?.attempts ?? defaultRetries) + 1,
    idempotency: read.idempotency,
    // A limit of 0 means none.
    concurrency: concurrency && concurrency.limit > 0 ? { limit: concurrency.limit, key: concurrency.key } : undefined,
    batch: batchEvents && { maxSize: batchEvents.maxSize, timeoutMs: batchEvents.timeout, key: batchEvents.key },
    debounce: debounce && { periodMs: debounce.period, timeoutMs: debounce.timeout, key: debounce.key },
    singleton: read.singleton && { key: read.singleton.key },
    cancelOn: (read.cancel ?? []).map((cancel) => ({
      event: cancel.event,
      condition: cancel.if,
      timeoutMs: cancel.timeout ?? yearMs,
    })),
  };
}

/** When a cron expression, with `TZ=ZONE ` before it or not, fires next after `now`; undefined for one that cannot be read. */
export function nextCron(text: string, now: Date): Date | undefined {
  const [, timezone = 'UTC', pattern = text] = /^TZ=(\S+)\s+(.*)$/.exec(text) ?? [];
  try {
    return new Cron(pattern, { timezone }).nextRun(now) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether a trigger, which may end in `*`, means an event of this name. */
export const fitsName = (trigger: string, name: string) =>
  trigger.endsWith('*') ? name.startsWith(trigger.slice(0, -1)) : trigger === name;
