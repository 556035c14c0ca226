import { type LearnerOfCourse, type ReleasedBatch, releaseCertificates } from '@/lib/certificates';
import { assertAllDecided } from '../assert-all-decided';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'review-certificates';

/** A course's dates may have changed: the certificates that wait in it are decided anew. */
export const reviewCertificates = inngest.createFunction(
  {
    id,
    triggers: [
      on('courses/settings.changed'),
      on('courses/course.imported'),
      on('courses/course.restored'),
      on('courses/course.published', 'event.data.block == null'),
    ],
    concurrency: { limit: 1, key: 'event.data.courseKey' },
  },
  async ({ event, step }) => {
    const { courseKey } = event.data;
    let after: LearnerOfCourse | null = null;
    let failed = 0;
    for (let batch = 0; batch === 0 || after; batch += 1) {
      const from: LearnerOfCourse | null = after;
      const released: ReleasedBatch = await step.run(`review-${batch}`, () =>
        releaseCertificates(workflowContext(id), { courseKey, after: from }),
      );
      after = released.last;
      failed += released.failed;
    }
    assertAllDecided(failed);
  },
);
