import { z } from 'zod';
import type { Tx } from '@/db/client';
import { learnerOutbox, siteOutbox } from '@/db/schema';
import { ulid } from '@/db/ulid';
import type { Context } from '@/lib/context';
import { currentScope } from '@/lib/log';
import { type EventData, type EventName, events } from './events';

const withUserId = z.object({ userId: z.string() });

/** An event of the catalogue with its data. */
export type PublishedEvent = {
  readonly [Name in EventName]: { readonly name: Name; readonly data: EventData<Name> };
}[EventName];

/** Of the context, what an event keeps: the instant, and the request by which its run is found. */
type Publishing = Pick<Context, 'now'> & Partial<Pick<Context, 'requestId'>>;

/**
 * Writes one event in the transaction that causes it; a workflow engine takes it from there. The catalogue says which of
 * the two outboxes it belongs to. Data that is not what the catalogue says is a fault of the caller, and throws.
 *
 * @example await publish(tx, ctx, 'accounts/user.registered', { userId })
 */
export async function publish<Name extends EventName>(
  tx: Tx,
  ctx: Publishing,
  name: Name,
  data: EventData<Name>,
): Promise<void> {
  await publishAll(tx, ctx, [{ name, data } as PublishedEvent]);
}

/** The same for several events at once: each outbox gets its own in one statement, in their order. */
export async function publishAll(
  tx: Tx,
  { now, requestId }: Publishing,
  published: readonly PublishedEvent[],
): Promise<void> {
  const traceparent = currentScope()?.traceparent;
  const rowOf = ({ name, data }: PublishedEvent) => ({
    id: `evt_${ulid(now.getTime())}`,
    name,
    data: events[name].data.parse(data),
    createdAt: now,
    origin: requestId === undefined ? null : { requestId, ...(traceparent && { traceparent }) },
  });
  const of = (outbox: 'site' | 'learner') => published.filter(({ name }) => events[name].outbox === outbox);
  const [site, learner] = [of('site'), of('learner')];
  if (site.length > 0) {
    await tx.insert(siteOutbox).values(site.map(rowOf));
  }
  if (learner.length > 0) {
    const rows = learner.map((event) => ({ ...rowOf(event), userId: withUserId.parse(event.data).userId }));
    await tx.insert(learnerOutbox).values(rows);
  }
}
