import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { log, recordError } from '@/lib/log';
import { processState } from './process-state';

export interface StopOptions {
  /** How long the process still takes requests while it says that it is not ready: as long as a balancer needs to notice. */
  readonly drainMs: number;
  /** How long requests may take from then on. */
  readonly patienceMs: number;
  /** Ends the work in the background: takes no more steps, finishes those at work or gives them back. */
  readonly stopWorkflows: () => Promise<void>;
}

/**
 * Stops a process without cutting anything: it says that it is not ready, lets its requests come to their end, gives back the work that it
 * has in hand, and closes its stores. Bounded: what takes longer than its patience is cut off, and said. Never throws.
 */
export async function stopProcess({ drainMs, patienceMs, stopWorkflows }: StopOptions): Promise<void> {
  const state = processState();
  if (state.isStopping) {
    return;
  }
  state.isStopping = true;
  const began = performance.now();
  log.info('Stopping', { openRequests: state.open });
  await Promise.all([
    endRequests([...state.servers], drainMs, patienceMs),
    stopWorkflows().catch((error: unknown) => recordError('Workflows were not stopped in order', error)),
  ]);
  const cut = state.open;
  for (const close of state.closing) {
    await Promise.race([close(), sleep(2000, undefined, { ref: false })]).catch((error: unknown) =>
      recordError('Something was not closed in order', error),
    );
  }
  log.info('Stopped', { ms: Math.round(performance.now() - began), ...(cut > 0 && { cutRequests: cut }) });
}

const idleLookMs = 50;

async function endRequests(servers: readonly Server[], drainMs: number, patienceMs: number): Promise<void> {
  await sleep(drainMs);
  const closed = servers.map(async (server) => {
    if (server.listening) {
      server.close();
      // Those that are open now would be kept for a next request once they are answered.
      const closing = setInterval(() => server.closeIdleConnections(), idleLookMs);
      await once(server, 'close').finally(() => clearInterval(closing));
    }
  });
  const settled = new AbortController();
  const late = sleep(patienceMs, undefined, { signal: settled.signal }).then(
    () => {
      for (const server of servers) {
        server.closeAllConnections();
      }
    },
    () => {},
  );
  await Promise.race([Promise.all(closed), late]);
  settled.abort();
}
