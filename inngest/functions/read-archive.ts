import { failImport, readImport } from '@/lib/courses';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'read-archive';

/** Looks into an archive that was brought in the studio, and says what it holds. */
export const readArchive = inngest.createFunction(
  { id, triggers: [on('courses/archive.uploaded')], concurrency: { limit: 2 } },
  async ({ event, step }) => {
    const { importId } = event.data;
    try {
      return { state: await step.run('read', () => readImport(workflowContext(id), { importId })) };
    } catch {
      const gaveUp = {
        importId,
        state: 'checking',
        code: 'internal',
        message: 'The archive could not be read.',
      } as const;
      await step.run('give-up', () => failImport(workflowContext(id), gaveUp));
      return { state: 'failed' };
    }
  },
);
