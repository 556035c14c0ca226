import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findWaits, hashKey, inJournal, purgeJournal } from '@/db/journal';
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
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { countStatements } from '../support/learner-course';
import { clearJournal, gate, openEngine, testClock } from '../support/open-engine';

/** The ten defects that the studied prototype of an embedded engine had: none is ours. */

let stores: FreshStores;
let clock: ReturnType<typeof testClock>;
const dayMs = 86_400_000;

beforeAll(async () => {
  stores = await openFreshStores();
});
beforeEach(async () => {
  clock = testClock(testNow);
  await clearJournal(stores.db);
});
afterAll(() => stores.close());

const runsOf = (functionId: string) =>
  stores.db.select().from(workflowRuns).where(eq(workflowRuns.functionId, functionId)).orderBy(workflowRuns.id);
describe('the embedded engine', () => {
  it('1: refuses what a stalled worker writes after its lease went to another (409)', async () => {
    const stalled = gate();
    const entered = gate();
    const ran: string[] = [];
    const answers: number[] = [];
    const functionsOf = (worker: string) => (inngest: Parameters<Parameters<typeof openEngine>[1]>[0]) => [
      inngest.createFunction({ id: 'slow', triggers: [{ event: 't/slow' }] }, async ({ step }) => {
        const first = await step.run('first', async () => {
          ran.push(`${worker} first`);
          if (worker === 'stalled') {
            entered.open();
            await stalled.passed;
          }
          return worker;
        });
        await step.run('second', () => void ran.push(`${worker} second`));
        return first;
      }),
    ];
    const one = await openEngine(stores.db, functionsOf('stalled'), {
      now: clock.now,
      fetch: (to) => async (input, init) => {
        const response = await to(input, init);
        answers.push(response.status);
        return response;
      },
    });
    const later = testClock(new Date(testNow.getTime() + 60_000));
    const other = await openEngine(stores.db, functionsOf('other'), { now: later.now });
    await other.inngest.send({ name: 't/slow', data: {} });
    const stalling = one.engine.drain();
    await entered.passed;
    await other.engine.drain();
    stalled.open();
    await stalling;

    expect(answers).toEqual([409]);
    expect(ran).toEqual(['stalled first', 'other first', 'other second']);
    expect(await runsOf('test-slow')).toMatchObject([{ status: 'completed', output: { data: 'other' } }]);
    const steps = await stores.db.select().from(workflowSteps).orderBy(workflowSteps.seq);
    expect(steps.map(({ result }) => result)).toEqual([{ data: 'other' }, { data: null }]);
    await Promise.all([one.engine.stop(), other.engine.stop()]);
  });

  it('1: refuses what a stalled worker answers at the end of its call, too', async () => {
    const stalled = gate();
    const entered = gate();
    const functionsOf = (worker: string) => (inngest: Parameters<Parameters<typeof openEngine>[1]>[0]) => [
      inngest.createFunction({ id: 'whole', triggers: [{ event: 't/whole' }] }, async () => {
        if (worker === 'stalled') {
          entered.open();
          await stalled.passed;
        }
        return worker;
      }),
    ];
    const one = await openEngine(stores.db, functionsOf('stalled'), { now: clock.now });
    const later = testClock(new Date(testNow.getTime() + 60_000));
    const other = await openEngine(stores.db, functionsOf('other'), { now: later.now });
    await other.inngest.send({ name: 't/whole', data: {} });
    const stalling = one.engine.drain();
    await entered.passed;
    await other.engine.drain();
    stalled.open();
    await stalling;
    expect(await runsOf('test-whole')).toMatchObject([{ status: 'completed', output: { data: 'other' } }]);
    await Promise.all([one.engine.stop(), other.engine.stop()]);
  });

  it('2: takes a send that is repeated, because its answer was lost, as one event', async () => {
    let losses = 0;
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [client.createFunction({ id: 'told', triggers: [{ event: 't/told' }] }, async () => {})],
      {
        now: clock.now,
        fetch: (to) => async (input, init) => {
          const response = await to(input, init);
          losses += 1;
          if (losses === 1) {
            throw new Error('the connection was lost');
          }
          return response;
        },
      },
    );
    const { ids } = await inngest.send([
      { name: 't/told', data: { n: 1 } },
      { name: 't/told', data: { n: 2 } },
    ]);
    await engine.drain();
    expect(losses).toBe(2);
    const events = await stores.db.select().from(workflowEvents).orderBy(workflowEvents.seq);
    expect(events.map(({ id }) => id)).toEqual(ids);
    expect(await runsOf('test-told')).toHaveLength(2);
    await engine.stop();
  });

  it('3: knows an event id that the sender chose for 24 hours, for each function by itself', async () => {
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction({ id: 'one', triggers: [{ event: 't/one' }] }, async () => {}),
        client.createFunction({ id: 'both', triggers: [{ event: 't/one' }, { event: 't/two' }] }, async () => {}),
        client.createFunction({ id: 'two', triggers: [{ event: 't/two' }] }, async () => {}),
      ],
      { now: clock.now },
    );
    const counts = async () =>
      (await Promise.all(['test-one', 'test-both', 'test-two'].map(runsOf))).map((r) => r.length);
    await inngest.send({ name: 't/one', data: {}, id: 'chosen' });
    await inngest.send({ name: 't/one', data: {}, id: 'chosen' });
    await engine.drain();
    expect(await counts()).toEqual([1, 1, 0]);
    await inngest.send({ name: 't/two', data: {}, id: 'chosen' });
    await engine.drain();
    expect(await counts()).toEqual([1, 1, 1]);
    clock.pass(dayMs + 1);
    await inngest.send({ name: 't/one', data: {}, id: 'chosen' });
    await engine.drain();
    expect(await counts()).toEqual([2, 2, 1]);
    await engine.stop();
  });

  it('4: clears away runs, steps, tries, events and keys when their time is over', async () => {
    let times = 0;
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction(
          { id: 'kept', retries: 1, idempotency: 'event.data.key', triggers: [{ event: 't/kept' }] },
          async ({ step }) => {
            await step.run('a', () => {
              times += 1;
              if (times === 1) {
                throw new Error('once');
              }
            });
          },
        ),
      ],
      { now: clock.now },
    );
    await inngest.send({ name: 't/kept', data: { key: 'k' } });
    await engine.drain();
    clock.pass(2000);
    await engine.drain();
    const tables = [workflowRuns, workflowSteps, workflowAttempts, workflowEvents, workflowKeys];
    const sizes = () => Promise.all(tables.map(async (table) => (await stores.db.select().from(table)).length));
    expect(await sizes()).toEqual([1, 1, 1, 1, 1]);
    clock.pass(dayMs);
    await purgeJournal(stores.db, clock.now());
    expect(await sizes()).toEqual([1, 1, 1, 1, 0]);
    clock.pass(2 * dayMs);
    await purgeJournal(stores.db, clock.now());
    expect(await sizes()).toEqual([1, 1, 1, 0, 0]);
    clock.pass(30 * dayMs);
    await purgeJournal(stores.db, clock.now());
    expect(await sizes()).toEqual([0, 0, 0, 0, 0]);
    await engine.stop();
  });

  it('5: finds the run that waits for an event among thousands by an index', async () => {
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction({ id: 'waits', triggers: [{ event: 't/waits' }] }, async ({ step }) => {
          const got = await step.waitForEvent('it', {
            event: 't/it',
            timeout: '1d',
            if: 'async.data.id == event.data.id && async.data.n > 1',
          });
          return got?.data.n;
        }),
      ],
      { now: clock.now },
    );
    await inngest.send({ name: 't/waits', data: { id: 'mine' } });
    await engine.drain();
    const expiresAt = new Date(testNow.getTime() + dayMs);
    const others = Array.from({ length: 3000 }, (_, n) => ({
      kind: 'event' as const,
      runId: `run${n}`,
      stepId: 'a',
      event: 't/it',
      matchPath: 'data.id',
      matchHash: hashKey('match', `other-${n}`),
      expression: null,
      expiresAt,
    }));
    await stores.db.insert(workflowWaits).values(others);
    const found = await inJournal(stores.db, (tx) =>
      findWaits(tx, 't/it', [{ path: 'data.id', hash: hashKey('match', 'mine') }], testNow),
    );
    expect(found).toHaveLength(1);
    await inngest.send([
      { name: 't/it', data: { id: 'mine', n: 1 } },
      { name: 't/it', data: { id: 'mine', n: 2 } },
    ]);
    const { select } = await countStatements(stores.databaseUrl, () => engine.drain());
    expect(select).toBeLessThan(60);
    expect(await runsOf('test-waits')).toMatchObject([{ status: 'completed', output: { data: 2 } }]);
    await engine.stop();
  });

  it('6: counts a concurrency group by its slots, and puts aside what must wait without asking again and again', async () => {
    const first = gate();
    const entered = gate();
    const order: number[] = [];
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction(
          { id: 'limited', concurrency: { limit: 1, key: 'event.data.key' }, triggers: [{ event: 't/limited' }] },
          async ({ event }) => {
            order.push(event.data.n);
            if (event.data.n === 1) {
              entered.open();
              await first.passed;
            }
          },
        ),
      ],
      { now: clock.now },
    );
    await inngest.send([1, 2, 3].map((n) => ({ name: 't/limited', data: { key: 'a', n } })));
    await inngest.send({ name: 't/limited', data: { key: 'b', n: 4 } });
    const draining = engine.drain();
    await entered.passed;
    const jobs = await stores.db.select().from(workflowJobs).where(eq(workflowJobs.holdsSlot, false));
    expect(jobs.map(({ dueAt }) => dueAt.getUTCFullYear())).toEqual([9999, 9999]);
    first.open();
    await draining;
    expect(order.filter((n) => n !== 4)).toEqual([1, 2, 3]);
    expect(order).toContain(4);
    expect(await stores.db.select().from(workflowJobs)).toEqual([]);
    await engine.stop();
  });

  it('7: tells keys apart however long they are', async () => {
    const long = 'x'.repeat(500);
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction(
          { id: 'once', idempotency: 'event.data.key', triggers: [{ event: 't/long' }] },
          async () => {},
        ),
        client.createFunction(
          {
            id: 'batch',
            batchEvents: { maxSize: 2, timeout: '1s', key: 'event.data.key' },
            triggers: [{ event: 't/long' }],
          },
          async ({ events }) => events.length,
        ),
      ],
      { now: clock.now },
    );
    await inngest.send(['a', 'b', 'a'].map((end) => ({ name: 't/long', data: { key: long + end } })));
    await engine.drain();
    clock.pass(1000);
    await engine.drain();
    expect(await runsOf('test-once')).toHaveLength(2);
    expect((await runsOf('test-batch')).map(({ output }) => output)).toEqual([{ data: 2 }, { data: 1 }]);
    await engine.stop();
  });

  it('8: refuses priority and timeouts, instead of doing something like them', async () => {
    const opening = openEngine(stores.db, (client) => [
      client.createFunction(
        { id: 'urgent', priority: { run: 'event.data.n' }, timeouts: { finish: '1m' }, triggers: [{ event: 't/a' }] },
        async () => {},
      ),
      client.createFunction(
        {
          id: 'shaped',
          throttle: { limit: 1, period: '1s' },
          triggers: [{ event: 't/a', if: 'lowercase(event.data.s) == "a"' }],
        },
        async () => {},
      ),
    ]);
    await expect(opening).rejects.toThrow(/test-urgent: .*"priority".*"timeouts"/s);
    await expect(opening).rejects.toThrow(/test-shaped: .*lowercase\(\)/s);
    await expect(opening).rejects.toThrow(/test-shaped: .*"throttle"/s);
  });

  it('9: gathers a large batch as rows of its own', async () => {
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction(
          { id: 'many', batchEvents: { maxSize: 100, timeout: '10s' }, triggers: [{ event: 't/many' }] },
          async ({ events }) => events.map(({ data }) => data.n),
        ),
      ],
      { now: clock.now },
    );
    const numbers = Array.from({ length: 250 }, (_, n) => n);
    await inngest.send(numbers.slice(0, 60).map((n) => ({ name: 't/many', data: { n } })));
    await engine.drain();
    expect(await stores.db.select().from(workflowBatchEvents)).toHaveLength(60);
    await inngest.send(numbers.slice(60).map((n) => ({ name: 't/many', data: { n } })));
    await engine.drain();
    expect(await stores.db.select().from(workflowBatchEvents)).toHaveLength(50);
    clock.pass(10_000);
    await engine.drain();
    // Runs that start in one millisecond have no order.
    const outputs = (await runsOf('test-many')).map(({ output }) => output);
    expect(outputs).toHaveLength(3);
    expect(outputs).toEqual(
      expect.arrayContaining([
        { data: numbers.slice(0, 100) },
        { data: numbers.slice(100, 200) },
        { data: numbers.slice(200) },
      ]),
    );
    await engine.stop();
  });

  it('10: keeps the order of keys and the form of numbers', async () => {
    const data = { zebra: 1, ant: { y: 0.1, b: 1e21 }, 'a.b': [3, 1.5] };
    const told: string[] = [];
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction({ id: 'order', triggers: [{ event: 't/order' }] }, async ({ event, step }) => {
          told.push(JSON.stringify(event.data));
          const kept = await step.run('keep', () => data);
          await step.sleep('a while', '1s');
          told.push(JSON.stringify(kept));
        }),
      ],
      { now: clock.now },
    );
    await inngest.send({ name: 't/order', data });
    await engine.drain();
    clock.pass(1000);
    await engine.drain();
    expect(new Set(told)).toEqual(new Set([JSON.stringify(data)]));
    expect(told.length).toBeGreaterThan(2);
    await engine.stop();
  });
});
