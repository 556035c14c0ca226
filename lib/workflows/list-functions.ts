import { count, max } from 'drizzle-orm';
import { type RunStatus, workflowRuns } from '@/db/schema';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';

export interface FunctionSummary {
  readonly functionId: string;
  /** Runs by how they stand, of as long as the journal keeps them. */
  readonly runs: Readonly<Partial<Record<RunStatus, number>>>;
  readonly lastRunAt: Date | null;
}

/** Every function that has run on the embedded engine, by name. */
export async function listFunctions(ctx: Pick<Context, 'db' | 'actor'>): Promise<readonly FunctionSummary[]> {
  requirePermission(ctx, 'workflow.view', site);
  const rows = await ctx.db
    .select({
      functionId: workflowRuns.functionId,
      status: workflowRuns.status,
      runs: count(),
      lastRunAt: max(workflowRuns.createdAt),
    })
    .from(workflowRuns)
    .groupBy(workflowRuns.functionId, workflowRuns.status)
    .orderBy(workflowRuns.functionId);
  const functions = new Map<string, FunctionSummary>();
  for (const { functionId, status, runs, lastRunAt } of rows) {
    const known = functions.get(functionId);
    functions.set(functionId, {
      functionId,
      runs: { ...known?.runs, [status]: Number(runs) },
      lastRunAt: latest(known?.lastRunAt ?? null, lastRunAt),
    });
  }
  return [...functions.values()];
}

const latest = (one: Date | null, other: Date | null) => (one && (!other || one > other) ? one : other);
