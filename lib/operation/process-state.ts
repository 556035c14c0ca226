import type { Server } from 'node:http';

/** What this process has in hand, kept with the process: its server, its pages and its start may each load a copy of this module. */
export interface ProcessState {
  /** Set by the first signal to stop: from then on the process is not ready. */
  isStopping: boolean;
  /** Requests that are not answered yet. */
  open: number;
  /** Those that listen, as requests have named them. */
  readonly servers: Set<Server>;
  /** Counted since the start, for metrics. */
  readonly counts: { requests: number; failures: number };
  /** What is ended once the last request is answered, in this order. */
  readonly closing: (() => Promise<unknown>)[];
  /** Stops the process in order and ends it; there once the process has begun to watch its requests. */
  stop?: () => Promise<void>;
}

const kept: typeof globalThis & { lecternProcess?: ProcessState } = globalThis;

export function processState(): ProcessState {
  kept.lecternProcess ??= {
    isStopping: false,
    open: 0,
    servers: new Set(),
    counts: { requests: 0, failures: 0 },
    closing: [],
  };
  return kept.lecternProcess;
}
