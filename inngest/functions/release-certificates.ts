import { cron } from 'inngest';
import { type LearnerOfCourse, releaseCertificates as release } from '@/lib/certificates';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'release-certificates';

/** Every ten minutes: certificates whose date has come. */
export const releaseCertificates = inngest.createFunction(
  { id, triggers: [cron('*/10 * * * *')], singleton: { mode: 'skip' } },
  async ({ step }) => {
    let after: LearnerOfCourse | null = null;
    for (let batch = 0; batch === 0 || after; batch += 1) {
      const from: LearnerOfCourse | null = after;
      ({ last: after } = await step.run(`release-${batch}`, () => release(workflowContext(id), { after: from })));
    }
  },
);
