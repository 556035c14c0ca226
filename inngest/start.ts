import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from 'inngest/edge';
import { openJournal, prepareCursor } from '@/db/journal';
import { processStores } from '@/db/stores';
import { env, readWorkflowEngine } from '@/lib/env';
import { recordError } from '@/lib/log';
import { assertDrained } from '@/lib/workflows';
import { functions, inngest } from '.';
import { EmbeddedEngine, setRunningEngine } from './embedded';
import { relayOutbox } from './relay-outbox';

/** What runs in this process; stopped by whoever stops the process. */
export interface RunningWorkflows {
  stop(): Promise<void>;
}

// The process is stopped from outside the built site (engines/serve.ts), which finds it here.
const kept: typeof globalThis & { lecternWorkflows?: RunningWorkflows } = globalThis;

const journalConnections = 6;
const relayPauseMs = 250;
const relayRestMs = 5000;

/**
 * Starts, once for a process, what brings events to functions: the embedded engine, or where Inngest is configured the relay to it.
 * Throws on half a configuration, and where the embedded engine has runs that Inngest would not know of.
 */
export async function startWorkflows(): Promise<RunningWorkflows> {
  kept.lecternWorkflows ??= readWorkflowEngine(process.env) === 'embedded' ? await startEmbedded() : await startRelay();
  return kept.lecternWorkflows;
}

async function startEmbedded(): Promise<RunningWorkflows> {
  // Connections of its own: neither waits for a page, nor a page for it.
  const { db, close } = openJournal(env().DATABASE_URL, { connectionLimit: journalConnections });
  const engine = await EmbeddedEngine.open({
    db,
    handler: serve({ client: inngest, functions }),
    log: recordError,
  });
  setRunningEngine(engine);
  engine.start();
  return {
    async stop() {
      await engine.stop();
      await close();
    },
  };
}

async function startRelay(): Promise<RunningWorkflows> {
  const { db } = processStores(env());
  await assertDrained({ db });
  await prepareCursor(db);
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      const sent = await relayOutbox(db, inngest, new Date()).catch((error: unknown) => {
        recordError('Events could not be sent to Inngest; they wait', error);
        return undefined;
      });
      if (sent !== undefined && sent > 0) {
        continue;
      }
      await sleep(sent === undefined ? relayRestMs : relayPauseMs, undefined, { signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
