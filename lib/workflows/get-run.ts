import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { workflowAttempts, workflowJobs, workflowRuns, workflowSteps } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { requirePermission, site } from '@/lib/permissions';
import { runInput } from './schema';

/** One run, with what each step came to, each try that failed, and what is still to come. */
export async function getRun(ctx: Pick<Context, 'db' | 'actor'>, input: z.input<typeof runInput>) {
  requirePermission(ctx, 'workflow.view', site);
  const asked = runInput.safeParse(input);
  if (!asked.success) {
    throw noSuchRun();
  }
  const { runId } = asked.data;
  const [[run], steps, failedAttempts, jobs] = await Promise.all([
    ctx.db.select().from(workflowRuns).where(eq(workflowRuns.id, runId)),
    ctx.db.select().from(workflowSteps).where(eq(workflowSteps.runId, runId)).orderBy(asc(workflowSteps.seq)),
    ctx.db.select().from(workflowAttempts).where(eq(workflowAttempts.runId, runId)).orderBy(asc(workflowAttempts.seq)),
    ctx.db.select().from(workflowJobs).where(eq(workflowJobs.runId, runId)).orderBy(asc(workflowJobs.id)),
  ]);
  if (!run) {
    throw noSuchRun();
  }
  const { id, functionId, eventName, status, events, output, createdAt, startedAt, endedAt, retryOf } = run;
  return {
    ...{ id, functionId, eventName, status, events, output, createdAt, startedAt, endedAt, retryOf },
    steps: steps.map((step) => ({
      ...{ stepId: step.stepId, name: step.name, operation: step.operation, result: step.result },
      ...{ startedAt: step.startedAt, endedAt: step.endedAt },
    })),
    failedAttempts: failedAttempts.map(({ stepId, attempt, error, at }) => ({ stepId, attempt, error, at })),
    next: jobs.map(({ kind, stepId, dueAt, attempt, leasedBy }) => ({
      ...{ stepId, attempt },
      /** Asleep or waiting; else a call, under way or due. */
      isAsleep: kind === 'wake',
      isRunning: leasedBy !== null,
      dueAt,
    })),
  };
}

export type RunDetail = Awaited<ReturnType<typeof getRun>>;

export const noSuchRun = () => notFound('workflows.no-such-run', 'There is no such run, or it is kept no longer.');
