import {
  cron,
  eventType,
  type Inngest,
  invoke,
  NonRetriableError,
  RetryAfterError,
  referenceFunction,
  staticSchema,
} from 'inngest';
import { z } from 'zod';

/**
 * One function for each thing that functions of Lectern may do. Each notes in the trace what it sees; the same functions run on
 * the embedded engine and on an Inngest server, and the traces are compared.
 */
export const handedIn = eventType('paper/handed-in', {
  schema: z.object({ id: z.string(), course: z.string(), points: z.number() }),
});
export const accepted = eventType('paper/accepted', { schema: z.object({ id: z.string(), by: z.string() }) });

export interface Trace {
  /** What happens once for each step, or for each run of a function without steps. */
  readonly counted: string[];
  /** What stands outside steps: each call repeats it, and how many calls there are is each engine's own business. */
  readonly repeated: Set<string>;
  /** Most runs of `limited` that were inside its step at once. */
  peak: number;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const again = (message: string) => new RetryAfterError(message, 1000);

export function conformanceFunctions(inngest: Inngest.Any, trace: Trace) {
  const note = (line: string) => void trace.counted.push(line);
  const pass = (line: string) => void trace.repeated.add(line);
  const tries = new Map<string, number>();
  const failFirst = (name: string, times: number) => {
    const made = (tries.get(name) ?? 0) + 1;
    tries.set(name, made);
    if (made <= times) {
      throw again('not yet');
    }
    return made;
  };
  let inside = 0;

  const steps = inngest.createFunction({ id: 'steps', triggers: [handedIn] }, async ({ event, step }) => {
    const read = await step.run('read', () => {
      note(`steps.read ${event.data.id}`);
      return { points: event.data.points, at: new Date(0), nothing: undefined };
    });
    const doubled = await step.run('double', () => {
      note(`steps.double ${typeof read.at} ${'nothing' in read}`);
      return read.points * 2;
    });
    pass(`steps.end ${doubled}`);
  });

  const filtered = inngest.createFunction(
    { id: 'filtered', triggers: [{ event: handedIn, if: "event.data.points > 50 && event.data.course == 'ts'" }] },
    async ({ event }) => note(`filtered ${event.data.id}`),
  );

  const flaky = inngest.createFunction(
    { id: 'flaky', retries: 3, triggers: [{ event: 'c/flaky' }] },
    async ({ step, attempt, maxAttempts }) => {
      const made = await step.run('try', () => {
        note('flaky.try');
        return failFirst('flaky', 2);
      });
      pass(`flaky.end made=${made} attempt=${attempt} max=${maxAttempts}`);
    },
  );

  const givesUp = inngest.createFunction(
    {
      id: 'gives-up',
      retries: 2,
      triggers: [{ event: 'c/gives-up' }],
      onFailure: async ({ error, event, step }) => {
        await step.run('note', () =>
          note(
            `gives-up.failure ${error.name}:${error.message} event=${event.data.event.name} function=${event.data.function_id.slice(inngest.id.length + 1)}`,
          ),
        );
      },
    },
    async ({ attempt }) => {
      note(`gives-up.attempt ${attempt}`);
      throw again('broken');
    },
  );

  const final = inngest.createFunction(
    {
      id: 'final',
      retries: 5,
      triggers: [{ event: 'c/final' }],
      onFailure: async ({ error }) => note(`final.failure ${error.message}`),
    },
    async ({ step }) => {
      await step.run('never', () => {
        note('final.try');
        throw new NonRetriableError('no use');
      });
      pass('final.UNREACHED');
    },
  );

  const recovers = inngest.createFunction(
    { id: 'recovers', retries: 1, triggers: [{ event: 'c/recovers' }] },
    async ({ step }) => {
      let told = '';
      try {
        await step.run('bad', () => {
          note('recovers.bad');
          throw again('spilt');
        });
      } catch (error) {
        told = error instanceof Error ? `${error.name}:${error.message}` : 'something else';
      }
      await step.run('after', () => note(`recovers.after ${told}`));
    },
  );

  const sleeps = inngest.createFunction({ id: 'sleeps', triggers: [{ event: 'c/sleeps' }] }, async ({ step }) => {
    const from = await step.run('from', () => Date.now());
    await step.sleep('a second', '1s');
    const until = await step.run('until', () => new Date(Date.now() + 1000).toISOString());
    await step.sleepUntil('another', until);
    const took = (await step.run('to', () => Date.now())) - from;
    pass(`sleeps ${took >= 1800 && took < 15_000}`);
  });

  const waits = inngest.createFunction({ id: 'waits', triggers: [{ event: 'c/waits' }] }, async ({ step }) => {
    const got = await step.waitForEvent('accepted', {
      event: accepted,
      timeout: '30s',
      if: 'async.data.id == event.data.id',
    });
    pass(`waits.got ${got?.data.by}`);
    const none = await step.waitForEvent('never', { event: 'c/never', timeout: '1s' });
    pass(`waits.timeout ${none}`);
  });

  const child = inngest.createFunction(
    { id: 'child', retries: 0, triggers: [invoke(staticSchema<{ n: number }>())] },
    async ({ event, step }) => {
      const sum = await step.run('add', () => {
        if (event.data.n < 0) {
          throw new NonRetriableError('negative');
        }
        return event.data.n + 1;
      });
      return { event: event.name, sum };
    },
  );

  const parent = inngest.createFunction({ id: 'parent', triggers: [{ event: 'c/parent' }] }, async ({ step }) => {
    const one = await step.invoke('one', { function: child, data: { n: 1 } });
    pass(`parent ${one.sum} ${one.event}`);
    const named = referenceFunction<typeof child>({ functionId: 'child' });
    const two = await step.invoke('two', { function: named, data: { n: 5 } });
    pass(`parent.named ${two.sum}`);
    try {
      await step.invoke('three', { function: child, data: { n: -1 } });
    } catch (error) {
      pass(`parent.caught ${error instanceof Error ? error.message : ''}`);
    }
  });

  const parallel = inngest.createFunction({ id: 'parallel', triggers: [{ event: 'c/parallel' }] }, async ({ step }) => {
    const all = await Promise.all(
      [1, 2, 3].map((n) =>
        step.run('part', async () => {
          note(`parallel.${n}`);
          await pause(50 * (4 - n));
          return n;
        }),
      ),
    );
    const sum = await step.run('sum', () => all.reduce((a, b) => a + b, 0));
    pass(`parallel.sum ${sum}`);
    const [a, b] = await Promise.all([
      step.run('a', () => 'A'),
      (async () => {
        await step.sleep('before b', '1s');
        return await step.run('b', () => 'B');
      })(),
    ]);
    pass(`parallel.mixed ${a}${b}`);
  });

  const loop = inngest.createFunction({ id: 'loop', triggers: [{ event: 'c/loop' }] }, async ({ step }) => {
    let sum = 0;
    for (let n = 0; n < 5; n += 1) {
      sum += await step.run('same', () => n);
    }
    pass(`loop ${sum}`);
  });

  const sends = inngest.createFunction({ id: 'sends', triggers: [{ event: 'c/sends' }] }, async ({ step }) => {
    const { ids } = await step.sendEvent('two', [
      { name: 'c/sent', data: { n: 1 } },
      { name: 'c/sent', data: { n: 2 } },
    ]);
    pass(`sends ${ids.length}`);
  });
  const sent = inngest.createFunction({ id: 'sent', triggers: [{ event: 'c/sent' }] }, async ({ event }) =>
    note(`sent ${event.data.n}`),
  );

  const batches = inngest.createFunction(
    {
      id: 'batches',
      batchEvents: { maxSize: 4, timeout: '2s', key: 'event.data.group' },
      triggers: [{ event: 'c/batches' }],
    },
    async ({ events }) => {
      for (const { data } of events) {
        note(`batches ${data.group}:${data.n} ${events.length <= 4}`);
      }
    },
  );

  const debounced = inngest.createFunction(
    { id: 'debounced', debounce: { period: '2s', key: 'event.data.group' }, triggers: [{ event: 'c/debounced' }] },
    async ({ event }) => note(`debounced ${event.data.group}:${event.data.n}`),
  );

  const cancelled = inngest.createFunction(
    {
      id: 'cancelled',
      cancelOn: [{ event: 'c/cancel', if: 'async.data.id == event.data.id' }],
      triggers: [{ event: 'c/cancelled' }],
    },
    async ({ event, step }) => {
      await step.run('before', () => note(`cancelled.before ${event.data.id}`));
      await step.sleep('long', '3s');
      await step.run('after', () => note(`cancelled.after ${event.data.id}`));
    },
  );

  const once = inngest.createFunction(
    { id: 'once', idempotency: 'event.data.key', triggers: [{ event: 'c/once' }] },
    async ({ event }) => note(`once ${String(event.data.key).slice(0, 2)}`),
  );

  const sameId = inngest.createFunction({ id: 'same-id', triggers: [{ event: 'c/same-id' }] }, async () =>
    note('same-id'),
  );

  const limited = inngest.createFunction(
    { id: 'limited', concurrency: { limit: 2, key: 'event.data.key' }, triggers: [{ event: 'c/limited' }] },
    async ({ step }) => {
      await step.run('inside', async () => {
        inside += 1;
        trace.peak = Math.max(trace.peak, inside);
        await pause(150);
        inside -= 1;
      });
      note('limited.end');
    },
  );

  const alone = inngest.createFunction(
    { id: 'alone', singleton: { key: 'event.data.key', mode: 'skip' }, triggers: [{ event: 'c/alone' }] },
    async ({ step }) => {
      await step.sleep('two seconds', '2s');
      note('alone.end');
    },
  );

  const nightly = inngest.createFunction(
    { id: 'nightly', triggers: [cron('TZ=Europe/Berlin 0 3 * * *')] },
    async () => {},
  );

  return [
    ...[steps, filtered, flaky, givesUp, final, recovers, sleeps, waits, child, parent, parallel, loop, sends, sent],
    ...[batches, debounced, cancelled, once, sameId, limited, alone, nightly],
  ];
}
