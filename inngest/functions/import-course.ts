import { failImport, runImportStage } from '@/lib/courses';
import { inngest } from '../client';
import { workflowContext } from '../context';
import { on } from '../events';

const id = 'import-course';

/** Makes a course of an archive, stage by stage: what was done before a crash is not done again. */
export const importCourse = inngest.createFunction(
  { id, triggers: [on('courses/import.confirmed')], concurrency: { limit: 2 } },
  async ({ event, step }) => {
    const { importId } = event.data;
    const run = (stage: Parameters<typeof runImportStage>[2]) =>
      step.run(stage.stage, () => runImportStage(workflowContext(id), importId, stage));
    try {
      const files = await run({ stage: 'files' });
      const blocks = files && (await run({ stage: 'blocks', manifest: files.manifest }));
      const { root, draftRoot } = blocks ?? { root: '', draftRoot: '' };
      const done = files && blocks && (await run({ stage: 'switch', root, draftRoot, rev: files.rev }));
      return { isDone: done !== null };
    } catch {
      const message = 'The import broke off again and again. Nothing was replaced.';
      await step.run('give-up', () =>
        failImport(workflowContext(id), { importId, state: 'running', code: 'internal', message }),
      );
      return { isDone: false };
    }
  },
);
