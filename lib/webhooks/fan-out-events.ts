import { isNull } from 'drizzle-orm';
import { z } from 'zod';
import { webhookEndpoints } from '@/db/schema';
import type { Context } from '@/lib/context';
import { translateEvent } from './catalogue/translate-event';
import { reaches } from './scope';
import { writeMessages } from './write-messages';

export const fanOutInput = z.object({
  /** Events inside, as a workflow engine hands them over; `ts` in milliseconds. */
  events: z.array(z.object({ id: z.string().min(1).max(64), name: z.string(), data: z.unknown(), ts: z.number() })),
});

/**
 * Writes a message for each endpoint that subscribes to one of these events. Where none does, that costs one query for all
 * of them. May be repeated. Answers how many messages are new.
 */
export async function fanOutEvents(
  ctx: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof fanOutInput>,
): Promise<{ readonly messages: number }> {
  const told = fanOutInput.parse(input).events.flatMap(({ id, name, data, ts }) => {
    const event = translateEvent(name, data);
    return event ? [{ eventId: id, occurredAt: new Date(ts), event }] : [];
  });
  if (told.length === 0) {
    return { messages: 0 };
  }
  const { id, scope, events, createdAt } = webhookEndpoints;
  const endpoints = await ctx.db
    .select({ id, scope, events, createdAt })
    .from(webhookEndpoints)
    .where(isNull(webhookEndpoints.disabledAt));
  const messages = endpoints.flatMap((endpoint) =>
    told
      .filter(
        ({ event, occurredAt }) =>
          // Events may have waited for long: what happened before an endpoint was added is none of its business.
          endpoint.createdAt <= occurredAt && endpoint.events.includes(event.type) && reaches(endpoint.scope, event),
      )
      .map((message) => ({ ...message, endpointId: endpoint.id })),
  );
  if (messages.length === 0) {
    return { messages: 0 };
  }
  const written = await ctx.db.transaction((tx) => writeMessages(tx, ctx, messages));
  return { messages: written.length };
}
