import { and, eq, max } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { type WebhookDisabledReason, webhookDeliveries, webhookEndpoints, webhookMessages } from '@/db/schema';
import { listRoleHolders, listSiteAdmins } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { type Posted, postMessage } from './post-message';
import { type EndpointRow, findMessage, type MessageRow } from './queries';
import { managingRole } from './scope';

export const attemptInput = z.object({
  messageId: z.string(),
  /** The round that the run belongs to. */
  round: z.number().int().min(1),
  /** Which try of the round it is, from 1. */
  attempt: z.number().int().min(1),
  /** Names this work: repeated after it was recorded, it is not done again. */
  work: z.string().min(1).max(64),
});

/** Seconds until the next try, by the number of the one that failed; after the tenth, some three days later, it is over. */
const waitsSeconds = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
const noticesAt: ReadonlySet<number> = new Set([5, 10, 15]);
const disabledAtFailures = 20;
/**
 * For how long deliveries must have failed before an endpoint is disabled: a burst of events fails together, and what was away for
 * less than this has not gone. The third try of a message is a little later than this.
 */
const disabledAfterMs = 300_000;

/** What an endpoint's people are to be told. */
export interface FailureNotice {
  readonly endpointId: string;
  readonly failures: number;
  /** Set where the endpoint was disabled by this failure. */
  readonly disabled: WebhookDisabledReason | null;
  readonly tell: readonly string[];
}

export interface AttemptOutcome {
  /** Seconds until the next try; null where there is none. */
  readonly waitSeconds: number | null;
  readonly notice: FailureNotice | null;
}

const over: AttemptOutcome = { waitSeconds: null, notice: null };

/**
 * One delivery of a message: posts it and records what came of it, on the message and on the endpoint's row of failures.
 * Nothing is posted where the message has arrived, where a later round has begun, or where the endpoint is gone or disabled;
 * in the last case the message is held until the endpoint is enabled.
 */
export async function attemptDelivery(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof attemptInput>,
): Promise<AttemptOutcome> {
  const { messageId, round, attempt, work } = attemptInput.parse(input);
  const found = await findMessage(ctx.db, messageId);
  if (!found || found.message.round !== round) {
    return over;
  }
  const { message, endpoint } = found;
  const waitSeconds = waitsSeconds[attempt - 1] ?? null;
  const [recorded] = await ctx.db
    .select()
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.messageId, messageId), eq(webhookDeliveries.work, work)));
  if (recorded) {
    const hasDisabled = endpoint.disabledAt?.getTime() === recorded.startedAt.getTime();
    const disabled = hasDisabled ? endpoint.disabledReason : null;
    return await outcomeOf(ctx, endpoint, {
      ...recorded,
      disabled,
      waitSeconds: message.status === 'pending' ? waitSeconds : null,
    });
  }
  if (message.status !== 'pending') {
    return over;
  }
  if (endpoint.disabledAt) {
    await setStatus(ctx.db, ctx, message, 'held');
    return over;
  }
  const posted = await postMessage(endpoint, message, ctx.now);
  const made = await record(ctx, { message, work, posted, isLast: waitSeconds === null });
  return await outcomeOf(ctx, endpoint, { ...made, waitSeconds: made.isPending ? waitSeconds : null });
}

interface Delivery {
  readonly message: MessageRow;
  readonly work: string;
  readonly posted: Posted;
  readonly isLast: boolean;
}

/** Writes the delivery and what follows from it. Deliveries of one endpoint are recorded one after another. */
async function record(ctx: Pick<Context, 'db' | 'now'>, { message, work, posted, isLast }: Delivery) {
  return await ctx.db.transaction(async (tx) => {
    const isEndpoint = eq(webhookEndpoints.id, message.endpointId);
    const [endpoint] = await tx.select().from(webhookEndpoints).where(isEndpoint).for('update');
    const isSuccess = posted.error === null;
    const wasDisabled = endpoint !== undefined && endpoint.disabledAt !== null;
    // What was under way when the endpoint was disabled is no news any more.
    const failuresInRow = isSuccess || wasDisabled ? 0 : (endpoint?.failuresInRow ?? 0) + 1;
    const [last] = await tx
      .select({ number: max(webhookDeliveries.number) })
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.messageId, message.id));
    await tx.insert(webhookDeliveries).values({
      ...posted,
      messageId: message.id,
      number: (last?.number ?? 0) + 1,
      work,
      startedAt: ctx.now,
      failuresInRow,
    });
    const failingSince = (failuresInRow > 1 ? endpoint?.failingSince : null) ?? ctx.now;
    const lastsMs = ctx.now.getTime() - failingSince.getTime();
    const disabled = !endpoint || wasDisabled ? null : reasonToDisable(posted, failuresInRow, lastsMs);
    if (isSuccess) {
      if (endpoint && endpoint.failuresInRow > 0) {
        await tx.update(webhookEndpoints).set({ failuresInRow, failingSince: null, noticedAt: null }).where(isEndpoint);
      }
    } else {
      await tx
        .update(webhookEndpoints)
        .set({
          ...(!wasDisabled && { failuresInRow, failingSince }),
          lastFailureAt: ctx.now,
          lastError: posted.error,
          ...((noticesAt.has(failuresInRow) || disabled) && { noticedAt: ctx.now }),
          ...(disabled && { disabledAt: ctx.now, disabledReason: disabled }),
        })
        .where(isEndpoint);
    }
    const isHeld = !isSuccess && (disabled !== null || wasDisabled);
    const status = isSuccess ? 'delivered' : isHeld ? 'held' : isLast ? 'failed' : 'pending';
    if (status !== 'pending') {
      await setStatus(tx, ctx, message, status);
    }
    return { failuresInRow, disabled, isPending: status === 'pending' };
  });
}

/** 410 is the receiver's own word that it wants no more. */
function reasonToDisable(
  { error, responseStatus }: Posted,
  failures: number,
  lastsMs: number,
): WebhookDisabledReason | null {
  if (error !== null && responseStatus === 410) {
    return 'gone';
  }
  return failures >= disabledAtFailures && lastsMs >= disabledAfterMs ? 'failing' : null;
}

async function setStatus(
  db: Context['db'] | Tx,
  ctx: Pick<Context, 'now'>,
  { id, round }: MessageRow,
  status: MessageRow['status'],
): Promise<void> {
  await db
    .update(webhookMessages)
    .set({ status, updatedAt: ctx.now })
    .where(and(eq(webhookMessages.id, id), eq(webhookMessages.round, round)));
}

/** What the run does next; the same whether the delivery was made just now or found on record. */
async function outcomeOf(
  ctx: Pick<Context, 'db'>,
  { id, scope }: EndpointRow,
  delivery: {
    readonly failuresInRow: number;
    /** Set where this delivery disabled the endpoint. */
    readonly disabled: WebhookDisabledReason | null;
    readonly waitSeconds: number | null;
  },
): Promise<AttemptOutcome> {
  const { failuresInRow: failures, disabled, waitSeconds } = delivery;
  if (!noticesAt.has(failures) && disabled === null) {
    return { waitSeconds, notice: null };
  }
  const holders = await listRoleHolders(ctx, { role: managingRole(scope), scope });
  const tell = (holders.length > 0 ? holders : await listSiteAdmins(ctx)).map(({ userId }) => userId);
  return { waitSeconds, notice: { endpointId: id, failures, disabled, tell } };
}
