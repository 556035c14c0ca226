import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '@/db/client';
import { inJournal, keepClaim, recordSteps, sendEvents } from '@/db/journal';
import { stepRecord } from './apply-outcome';
import { operations } from './protocol';
import { Unsupported } from './unsupported';

/** The two requests that the SDK itself makes, answered in this process: it gets this instead of the network's `fetch`. */
export interface SdkAnswers {
  readonly db: Db;
  readonly now: () => Date;
  readonly leaseMs: number;
}

const sentEvent = z.object({
  id: z.string().max(190).optional(),
  name: z.string().min(1).max(190),
  data: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().optional(),
  user: z.unknown().optional(),
  v: z.string().optional(),
});

const checkpoint = z.object({
  qi_id: z.coerce.number().int(),
  generation_id: z.number().int(),
  steps: operations,
});

/** Whether the SDK sends events: then there is work. */
export const isSend = ({ url }: Request) => new URL(url).pathname.startsWith('/e/');

export async function answerSdk(answers: SdkAnswers, request: Request): Promise<Response> {
  try {
    return await answer(answers, request);
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof Unsupported) {
      return Response.json({ error: error.message }, { status: 400 });
    }
    throw error;
  }
}

async function answer(answers: SdkAnswers, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const body: unknown = await request.json();
  if (isSend(request)) {
    return await takeEvents(answers, request.headers.get('x-inngest-event-id-seed'), body);
  }
  const runId = /^\/v1\/checkpoint\/([^/]+)\/async$/.exec(pathname)?.[1];
  if (runId) {
    return await takeCheckpoint(answers, decodeURIComponent(runId), checkpoint.parse(body));
  }
  return Response.json({ error: `The embedded workflow engine does not answer ${pathname}` }, { status: 404 });
}

/**
 * Events that a function sends. Their ids come from the seed of the request, as on a server: a send that is repeated, because
 * nobody knew whether it had come through, leaves one event.
 */
async function takeEvents({ db, now }: SdkAnswers, seed: string | null, body: unknown): Promise<Response> {
  const sent = z.union([z.array(sentEvent), sentEvent.transform((one) => [one])]).parse(body);
  const at = now();
  const given = sent.map((event, index) => {
    const internalId = internalIdOf(seed, index, at);
    const ts = event.ts ?? at.getTime();
    const { id, name, user, v } = event;
    return {
      internalId,
      isIdGiven: id !== undefined,
      event: { id: id ?? internalId, name, data: event.data ?? {}, ts, user, v },
    };
  });
  await sendEvents(db, given, at);
  return Response.json({ ids: given.map(({ internalId }) => internalId), status: 200 });
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: the time of the seed, and 80 bits of its entropy with the event's place in the request. */
function internalIdOf(seed: string | null, index: number, at: Date): string {
  const [millis = String(at.getTime()), entropy = crypto.randomUUID()] = seed?.split(',') ?? [];
  const digest = createHash('sha256').update(`${entropy},${index}`).digest();
  const bits = (BigInt(Number(millis)) << 80n) | BigInt(`0x${digest.subarray(0, 10).toString('hex')}`);
  return Array.from({ length: 26 }, (_, place) => crockford[Number((bits >> BigInt(5 * (25 - place))) & 31n)]).join('');
}

/**
 * Steps that a call reports while it goes on. Written only under the claim that the call was made with: where it went to
 * another worker, 409 has the SDK stop without another word.
 */
async function takeCheckpoint(
  { db, now, leaseMs }: SdkAnswers,
  runId: string,
  { qi_id: id, generation_id: generation, steps }: z.output<typeof checkpoint>,
): Promise<Response> {
  const at = now();
  const unknown = steps.find(({ op }) => op !== 'StepRun');
  if (unknown) {
    return Response.json({ error: `A checkpoint cannot hold ${unknown.op}` }, { status: 400 });
  }
  const isHeld = await inJournal(db, async (tx) => {
    // A run that has ended has no jobs any more, so that the claim alone tells.
    const isOurs = await keepClaim(tx, { id, generation, runId }, new Date(at.getTime() + leaseMs));
    if (isOurs) {
      await recordSteps(
        tx,
        runId,
        steps.map((step) => stepRecord(step, { data: step.data ?? null }, at)),
      );
    }
    return isOurs;
  });
  return isHeld
    ? Response.json({ data: null })
    : Response.json({ error: 'The call went to another worker' }, { status: 409 });
}
