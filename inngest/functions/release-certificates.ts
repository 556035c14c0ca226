import { cron } from 'inngest';
import { type LearnerOfCourse, type ReleasedBatch, releaseCertificates as release } from '@/lib/certificates';
import { assertAllDecided } from '../assert-all-decided';
import { inngest } from '../client';
import { workflowContext } from '../context';

const id = 'release-certificates';

/** Every ten minutes: certificates whose date has come. */
export const releaseCertificates = inngest.createFunction(
  { id, triggers: [cron('*/10 * * * *')], singleton: { mode: 'skip' } },
  async ({ step }) => {
    let after: LearnerOfCourse | null = null;
    let failed = 0;
    for (let batch = 0; batch === 0 || after; batch += 1) {
      const from: LearnerOfCourse | null = after;
      const released: ReleasedBatch = await step.run(`release-${batch}`, () =>
        release(workflowContext(id), { after: from }),
      );
      after = released.last;
      failed += released.failed;
    }
    assertAllDecided(failed);
  },
);
