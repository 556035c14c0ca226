import { ulid } from 'ulid';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { learnerOutbox, siteOutbox } from '@/db/schema';
import type { Context } from '@/lib/context';
import { type EventData, type EventName, events } from './events';

const withUserId = z.object({ userId: z.string() });

/**
 * Writes one event in the transaction that causes it; a workflow engine takes it from there. The catalogue says which of
 * the two outboxes it belongs to. Data that is not what the catalogue says is a fault of the caller, and throws.
 *
 * @example await publish(tx, ctx, 'accounts/user.registered', { userId })
 */
export async function publish<Name extends EventName>(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  name: Name,
  data: EventData<Name>,
): Promise<void> {
  const event = events[name];
  const row = { id: `evt_${ulid(ctx.now.getTime())}`, name, data: event.data.parse(data), createdAt: ctx.now };
  if (event.outbox === 'learner') {
    await tx.insert(learnerOutbox).values({ ...row, userId: withUserId.parse(data).userId });
  } else {
    await tx.insert(siteOutbox).values(row);
  }
}
