import { z } from 'zod';
import type { ScriptReply, ScriptValue } from '@/lib/capa';

/** What a worker process says. It ran a stranger's code, so nothing of it is believed unread. */
const message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('loaded') }),
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('reply'), id: z.number(), text: z.string(), isTired: z.boolean() }),
  z.object({ type: z.literal('too-large'), id: z.number(), isTired: z.boolean() }),
  z.object({
    type: z.literal('broken'),
    id: z.number(),
    why: z.enum(['forbidden', 'depth', 'trap']),
    what: z.string(),
  }),
]);

export type WorkerMessage = z.infer<typeof message>;

/** One line of a worker; null where it is none. */
export function readMessage(line: string): WorkerMessage | null {
  const parsed = message.safeParse(parseJson(line));
  return parsed.success ? parsed.data : null;
}

const value = z.object({ text: z.string(), json: z.json().optional(), truthy: z.boolean() });
const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), values: z.record(z.string(), value) }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['syntax', 'exception', 'import', 'time', 'memory', 'output']),
    message: z.string(),
    line: z.number().nullable(),
  }),
]);

/** What the Python side answered. A script can tamper with its own answer; then it has none. */
export function readReply(text: string): ScriptReply {
  const parsed = reply.safeParse(parseJson(text));
  if (!parsed.success) return failure('exception', 'The script broke the interpreter: its result cannot be read.');
  if (!parsed.data.ok) return parsed.data;
  const values = Object.entries(parsed.data.values).map(([name, { json, ...rest }]): [string, ScriptValue] => [
    name,
    json === undefined ? rest : { ...rest, json },
  ]);
  return { ok: true, values: Object.fromEntries(values) };
}

type Failure = Extract<ScriptReply, { ok: false }>;

/** A reply that says why there is no result. */
export function failure(reason: Failure['reason'], text: string): Failure {
  return { ok: false, reason, message: text, line: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
