import { tellOfCertificate } from '@/lib/certificates';
import { env } from '@/lib/env';
import { processOrigin } from '@/lib/requests';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'announce-certificate';

/** A certificate was issued: its learner gets a letter; `send-mail` sends it. */
export const announceCertificate = inngest.createFunction(
  { id, triggers: [on('certificates/certificate.issued')] },
  async ({ event, step }) => {
    const { userId, courseKey } = event.data;
    await step.run('tell', () =>
      tellOfCertificate(workflowContext(id), { userId, courseKey, origin: processOrigin(env()) }),
    );
  },
);
