import { eventType, staticSchema } from 'inngest';
import { z } from 'zod';
import type { EventData, EventName } from '@/lib/outbox';

/**
 * A trigger by an event of the catalogue, typed by it: `event.data` in the function is what `publish` was given. Nothing is checked
 * again: `publish` is the one way in, and it has checked.
 *
 * @example inngest.createFunction({ id: 'recompute-grades', triggers: [on('attempts/attempt.recorded')] }, …)
 * @example on('courses/course.published', 'event.data.block == null')
 */
export function on<Name extends EventName>(name: Name, condition?: string) {
  const event = eventType(name, { schema: staticSchema<EventData<Name>>() });
  return condition === undefined ? { event } : { event, if: condition };
}

/** A function has failed for good: sent by the engine itself. */
export const functionFailed = eventType('inngest/function.failed', {
  schema: z.object({ function_id: z.string(), run_id: z.string(), error: z.object({ message: z.string() }) }),
});
