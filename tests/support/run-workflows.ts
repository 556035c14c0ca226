import { eq } from 'drizzle-orm';
import { serve } from 'inngest/edge';
import { workflowRuns } from '@/db/schema';
import { functions as allFunctions, inngest, surroundWorkflows } from '@/inngest';
import { EmbeddedEngine, setRunningEngine } from '@/inngest/embedded';
import { type FreshStores, testNow } from './fresh-stores';

type Functions = Parameters<typeof serve>[0]['functions'];

export interface TestWorkflows {
  /**
   * Does all that events in the outboxes cause, to the end. Times to wait within `withinMs` (an hour, if nothing is said) are
   * passed over by moving the clock: tries again, batches, debounced runs, sleeps, waits.
   */
  settle(withinMs?: number): Promise<void>;
  /** Moves the clock on, and does what is due by then. */
  advance(ms: number): Promise<void>;
  now(): Date;
  /** The runs of a function (`lectern-NAME`), the oldest first. */
  runsOf(functionId: string): Promise<readonly (typeof workflowRuns.$inferSelect)[]>;
  stop(): Promise<void>;
}

const hourMs = 3_600_000;

/**
 * The embedded engine over a test's own stores, with all functions of the house or with those given, and with a clock that
 * only the test moves. Tries are made again after a second.
 */
export async function runWorkflows(
  stores: FreshStores,
  options: { readonly functions?: Functions; readonly startAt?: Date } = {},
): Promise<TestWorkflows> {
  let now = options.startAt ?? testNow;
  const clock = () => now;
  surroundWorkflows({ stores, now: clock });
  const engine = await EmbeddedEngine.open({
    db: stores.db,
    handler: serve({ client: inngest, functions: options.functions ?? allFunctions }),
    now: clock,
    backoffMs: () => 1000,
  });
  setRunningEngine(engine);
  const passTo = async (end: Date) => {
    await engine.drain();
    for (let due = await engine.nextDue(); due && due <= end; due = await engine.nextDue()) {
      now = due;
      await engine.drain();
    }
  };
  return {
    settle: (withinMs = hourMs) => passTo(new Date(now.getTime() + withinMs)),
    async advance(ms) {
      const end = new Date(now.getTime() + ms);
      await passTo(end);
      now = end;
      await engine.drain();
    },
    now: clock,
    runsOf: (functionId) =>
      stores.db.select().from(workflowRuns).where(eq(workflowRuns.functionId, functionId)).orderBy(workflowRuns.id),
    async stop() {
      await engine.stop();
      setRunningEngine(undefined);
      surroundWorkflows(undefined);
    },
  };
}
