'use server';

import { z } from 'zod';
import { runPath, workflowsPath } from '@/components/admin/workflows/paths';
import { cancelRun, dismissAlert, retryRun } from '@/lib/workflows';
import { finish } from '../finish';

const runForm = z.object({ runId: z.string().regex(/^\w{26}$/), from: z.enum(['run', 'list']).default('list') });
const alertForm = z.object({ alertId: z.string().min(1).max(32) });

/** Has a run that failed or was cancelled made again. */
export async function retryWorkflowRun(form: FormData): Promise<void> {
  const { runId, from } = runForm.parse(Object.fromEntries(form));
  await finish(from === 'run' ? runPath(runId) : workflowsPath, 'run-retried', (ctx) => retryRun(ctx, { runId }));
}

/** Ends a run that has not ended. */
export async function cancelWorkflowRun(form: FormData): Promise<void> {
  const { runId } = runForm.parse(Object.fromEntries(form));
  await finish(runPath(runId), 'run-cancelled', (ctx) => cancelRun(ctx, { runId }));
}

/** Takes an alert off the page. */
export async function dismissWorkflowAlert(form: FormData): Promise<void> {
  const { alertId } = alertForm.parse(Object.fromEntries(form));
  await finish(workflowsPath, 'alert-dismissed', (ctx) => dismissAlert(ctx, { alertId }));
}
