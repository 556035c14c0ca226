'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { forPage } from '@/app/for-page';
import { runPath, workflowsPath } from '@/components/admin/workflows/paths';
import { requireUser, type UserContext } from '@/lib/auth';
import { LecternError } from '@/lib/errors';
import { cancelRun, dismissAlert, retryRun } from '@/lib/workflows';

const runForm = z.object({ runId: z.string().regex(/^\w{26}$/), from: z.enum(['run', 'list']).default('list') });
const alertForm = z.object({ alertId: z.string().min(1).max(32) });

/** Has a run that failed or was cancelled made again. */
export async function retryWorkflowRun(form: FormData): Promise<void> {
  const { runId, from } = runForm.parse(Object.fromEntries(form));
  await change(from === 'run' ? runPath(runId) : workflowsPath, 'retried', (ctx) => retryRun(ctx, { runId }));
}

/** Ends a run that has not ended. */
export async function cancelWorkflowRun(form: FormData): Promise<void> {
  const { runId } = runForm.parse(Object.fromEntries(form));
  await change(runPath(runId), 'cancelled', (ctx) => cancelRun(ctx, { runId }));
}

/** Takes an alert off the page. */
export async function dismissWorkflowAlert(form: FormData): Promise<void> {
  const { alertId } = alertForm.parse(Object.fromEntries(form));
  await change(workflowsPath, 'dismissed', (ctx) => dismissAlert(ctx, { alertId }));
}

/** Does one thing and goes back to its page, which says that it is done or, by the error's code, why it is not. */
async function change(path: string, done: string, work: (ctx: UserContext) => Promise<void>): Promise<void> {
  const ctx = await requireUser(path);
  let search = `notice=${done}`;
  try {
    await work(ctx);
  } catch (error) {
    if (!(error instanceof LecternError) || !error.code.startsWith('workflows.')) {
      await forPage(() => Promise.reject(error), path);
    } else {
      search = `error=${error.code.slice('workflows.'.length)}`;
    }
  }
  redirect(`${path}?${search}`);
}
