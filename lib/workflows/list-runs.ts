import { and, desc, eq, lt } from 'drizzle-orm';
import type { z } from 'zod';
import { type RunStatus, workflowRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { runsFilter } from './schema';

export interface RunSummary {
  readonly id: string;
  readonly functionId: string;
  readonly eventName: string;
  readonly status: RunStatus;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly retryOf: string | null;
}

/** Runs of the embedded engine, the newest first. */
export async function listRuns(
  ctx: Pick<Context, 'db' | 'actor'>,
  filter: z.input<typeof runsFilter> = {},
): Promise<readonly RunSummary[]> {
  requirePermission(ctx, 'workflow.view', site);
  const { functionId, status, before, limit } = runsFilter.parse(filter);
  return await ctx.db
    .select({
      id: workflowRuns.id,
      functionId: workflowRuns.functionId,
      eventName: workflowRuns.eventName,
      status: workflowRuns.status,
      createdAt: workflowRuns.createdAt,
      startedAt: workflowRuns.startedAt,
      endedAt: workflowRuns.endedAt,
      retryOf: workflowRuns.retryOf,
    })
    .from(workflowRuns)
    .where(
      and(
        functionId === undefined ? undefined : eq(workflowRuns.functionId, functionId),
        status === undefined ? undefined : eq(workflowRuns.status, status),
        before === undefined ? undefined : lt(workflowRuns.id, before),
      ),
    )
    .orderBy(desc(workflowRuns.id))
    .limit(limit);
}
