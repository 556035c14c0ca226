import type { EmbeddedEngine } from './engine';

// A server may load this module once for pages and once for its start: the engine is kept with the process.
const kept: typeof globalThis & { lecternEngine?: EmbeddedEngine | undefined } = globalThis;

/** Makes an engine the one of this process, for its SDK and for whoever stops the process; undefined for none. */
export function setRunningEngine(engine: EmbeddedEngine | undefined): void {
  kept.lecternEngine = engine;
}

/** What the SDK gets instead of the network's `fetch`: its requests go to the engine of this process. */
export const embeddedFetch: typeof fetch = async (input, init) => {
  if (!kept.lecternEngine) {
    throw new Error('No workflow engine runs in this process: events are published with `publish`, not sent');
  }
  return await kept.lecternEngine.fetch(input, init);
};
