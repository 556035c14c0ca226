import { countOutbox, countWork } from '@/db/journal';
import type { Context } from '@/lib/context';
import { readWorkflowEngine, type WorkflowEngine } from '@/lib/env';
import { requirePermission, site } from '@/lib/permissions';

export interface WorkflowStatus {
  readonly engine: WorkflowEngine;
  /** What is due or running: events that no function has been started for, runs at work or to be tried again, batches. */
  readonly unfinished: number;
  /** Runs that sleep, or wait for an event. */
  readonly waiting: number;
  /** Runs that failed for good, of the last 30 days. */
  readonly failed: number;
  /** For how long the oldest of what is unfinished has been so; 0 where nothing is. */
  readonly oldestSeconds: number;
}

/** How far work in the background is. On Inngest, only what waits to be sent there is known here: its own page tells the rest. */
export async function readWorkflowStatus(ctx: Pick<Context, 'db' | 'actor' | 'now'>): Promise<WorkflowStatus> {
  requirePermission(ctx, 'workflow.view', site);
  const engine = readWorkflowEngine(process.env);
  const secondsSince = (at: Date | undefined) =>
    at ? Math.max(0, Math.round((ctx.now.getTime() - at.getTime()) / 1000)) : 0;
  if (engine === 'inngest') {
    const { waiting: unfinished, oldest } = await countOutbox(ctx.db);
    return { engine, unfinished, waiting: 0, failed: 0, oldestSeconds: secondsSince(oldest) };
  }
  const { unfinished, waiting, failed, oldest } = await countWork(ctx.db);
  return { engine, unfinished, waiting, failed, oldestSeconds: secondsSince(oldest) };
}
