import { readWorkflowStatus } from '@/lib/workflows';
import { printLine } from '../show/print';
import { withContext } from '../with-context';

/** `lectern workflows status`. */
export async function runShowWorkflowStatus(options: { readonly json?: boolean }): Promise<void> {
  const status = await withContext(({ ctx }) => readWorkflowStatus({ ...ctx, now: new Date() }));
  if (options.json) {
    await printLine(JSON.stringify(status));
    return;
  }
  const { engine, unfinished, waiting, failed, oldestSeconds } = status;
  const since = unfinished > 0 ? ` (the oldest for ${oldestSeconds} s)` : '';
  await printLine(`${engine}: ${unfinished} unfinished${since}, ${waiting} waiting, ${failed} failed`);
}
