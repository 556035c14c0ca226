import { fanOutEvents, sourceAreas } from '@/lib/webhooks';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'fan-out-webhooks';

/** Whatever others may be told of: a message for each endpoint that subscribes. Many events at once, since most have no reader. */
export const fanOutWebhooks = inngest.createFunction(
  {
    id,
    triggers: sourceAreas.map((event) => ({ event })),
    batchEvents: { maxSize: 100, timeout: '1s' },
  },
  async ({ events, step }) => {
    const told = events.map(({ id: eventId, name, data, ts }) => ({ id: eventId, name, data, ts }));
    return await step.run('write-messages', () => fanOutEvents(workflowContext(id), { events: told }));
  },
);
