import { setTimeout as sleep } from 'node:timers/promises';
import { type Call, connection, type Reply } from '../load';

/** What somebody did, and how it went. */
export interface Deed {
  readonly kind: string;
  readonly ms: number;
  /** Milliseconds since the crowd began. */
  readonly atMs: number;
  readonly status: number;
  /** Whether the answer was what it should be. */
  readonly isRight: boolean;
}

export interface Reaction {
  readonly kind: string;
  readonly status: number;
  readonly isRight: boolean;
  /** Said by an answer that asks to be left alone for a while. */
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * A closed loop of people: each does one thing after the other, the next when the answer is there, for `seconds`. Who is told to come back
 * later does. What did not come through at all (a connection that broke) counts as status 0.
 */
export async function crowd(options: {
  readonly port: number;
  readonly people: number;
  readonly seconds: number;
  readonly act: (send: (call: Call) => Promise<Reply>, person: number, turn: number) => Promise<Reaction>;
}): Promise<readonly Deed[]> {
  const { port, people, seconds, act } = options;
  const deeds: Deed[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      const client = connection(port);
      // They do not all come at the same instant.
      await sleep((person / people) * 2000);
      for (let turn = 0; performance.now() < until; turn += 1) {
        const at = performance.now();
        const { kind, status, isRight, retryAfterSeconds } = await act(client.send, person, turn).catch(
          (): Reaction => ({ kind: 'broken', status: 0, isRight: false, retryAfterSeconds: 0.2 }),
        );
        deeds.push({ kind, status, isRight, ms: performance.now() - at, atMs: at - began });
        if (retryAfterSeconds) await sleep(retryAfterSeconds * 1000);
      }
      client.close();
    }),
  );
  return deeds;
}

/** The latency that a share of them stayed within, in milliseconds. */
export function percentile(deeds: readonly Deed[], share: number): number {
  const sorted = deeds.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
