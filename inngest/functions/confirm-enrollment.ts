import { tellOfEnrollment } from '@/lib/enrollments';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'confirm-enrollment';

/** Whoever has enrolled gets a letter; `send-mail` sends it. */
export const confirmEnrollment = inngest.createFunction(
  { id, triggers: [on('enrollments/enrollment.created')] },
  async ({ event, step }) => {
    const { userId, courseKey } = event.data;
    const eventId = event.id ?? event.data.enrollmentId;
    await step.run('queue', () => tellOfEnrollment(workflowContext(id), { userId, courseKey, eventId }));
  },
);
