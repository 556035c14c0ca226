import { eventType } from 'inngest';
import { z } from 'zod';
import { type EventData, type EventName, events } from '@/lib/outbox';

/** The catalogue, typed so that a name and its data stay together. */
const schemas: { readonly [Name in EventName]: { readonly data: z.ZodType<EventData<Name>, EventData<Name>> } } =
  events;

/**
 * A trigger by an event of the catalogue, typed by it: `event.data` in the function is what `publish` was given.
 *
 * @example inngest.createFunction({ id: 'recompute-grades', triggers: [on('attempts/attempt.recorded')] }, …)
 * @example on('courses/course.published', 'event.data.block == null')
 */
export function on<Name extends EventName>(name: Name, condition?: string) {
  const event = eventType(name, { schema: schemas[name].data });
  return condition === undefined ? { event } : { event, if: condition };
}

/** A function has failed for good: sent by the engine itself. */
export const functionFailed = eventType('inngest/function.failed', {
  schema: z.object({ function_id: z.string(), run_id: z.string(), error: z.object({ message: z.string() }) }),
});
