import { Inngest } from 'inngest';
import { serve } from 'inngest/edge';
import type { Db } from '@/db/client';
import {
  workflowAttempts,
  workflowBatchEvents,
  workflowEvents,
  workflowJobs,
  workflowKeys,
  workflowRuns,
  workflowSteps,
  workflowWaits,
} from '@/db/schema';
import { EmbeddedEngine, type EngineOptions, embeddedOrigin } from '@/inngest/embedded';
import { silentLogger } from './silent-logger';

type Functions = Parameters<typeof serve>[0]['functions'];

export interface OpenEngine {
  readonly engine: EmbeddedEngine;
  readonly inngest: Inngest.Any;
}

/** An embedded engine with functions of a test's own, and a client of its own: several share one journal. */
export async function openEngine(
  db: Db,
  functionsOf: (inngest: Inngest.Any) => Functions,
  options: Partial<EngineOptions> & { readonly fetch?: (to: typeof fetch) => typeof fetch } = {},
): Promise<OpenEngine> {
  const { fetch: wrap = (to) => to, ...engineOptions } = options;
  let engine: EmbeddedEngine | undefined;
  const toEngine: typeof fetch = (input, init) => engine?.fetch(input, init) ?? Promise.reject(new Error('no engine'));
  const inngest = new Inngest({
    id: 'test',
    isDev: true,
    baseUrl: embeddedOrigin,
    fetch: wrap(toEngine),
    aiMetadata: false,
    logger: silentLogger,
  });
  const handler = serve({ client: inngest, functions: functionsOf(inngest) });
  engine = await EmbeddedEngine.open({ db, handler, backoffMs: () => 1000, ...engineOptions });
  return { engine, inngest };
}

/** A clock that stands still until it is set on. */
export function testClock(start: Date) {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

/** Something that one waits for until another opens it. */
export function gate() {
  let open: () => void = () => {};
  const passed = new Promise<void>((done) => {
    open = done;
  });
  return { passed, open: () => open() };
}

/** Empties the journal for the next test on the same stores. */
export async function clearJournal(db: Db): Promise<void> {
  const tables = [
    ...[workflowAttempts, workflowBatchEvents, workflowEvents, workflowJobs, workflowKeys],
    ...[workflowRuns, workflowSteps, workflowWaits],
  ];
  for (const table of tables) {
    await db.delete(table);
  }
}
