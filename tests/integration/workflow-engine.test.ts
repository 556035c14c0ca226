import { eq, inArray } from 'drizzle-orm';
import { cron, type Inngest } from 'inngest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimJobs, inJournal, startRuns } from '@/db/journal';
import { learnerOutbox, workflowJobs, workflowRuns, workflowSteps } from '@/db/schema';
import { statements } from '@/db/statements';
import { publish } from '@/lib/outbox';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { clearJournal, gate, openEngine, testClock } from '../support/open-engine';

let stores: FreshStores;
let clock: ReturnType<typeof testClock>;
const dayMs = 86_400_000;
const courseKey = 'course-v1:House+Reading+2026';

beforeAll(async () => {
  stores = await openFreshStores();
});
beforeEach(async () => {
  clock = testClock(testNow);
  await clearJournal(stores.db);
  await stores.db.delete(learnerOutbox);
});
afterAll(() => stores.close());

const runsOf = (functionId: string) =>
  stores.db.select().from(workflowRuns).where(eq(workflowRuns.functionId, functionId)).orderBy(workflowRuns.id);
const complete = (block: string) =>
  stores.db.transaction((tx) =>
    publish(tx, stores.context(), 'completion/block.completed', { userId: 'usr_1', courseKey, block }),
  );
const noting = (told: string[]) => (client: Inngest.Any) => [
  client.createFunction({ id: 'notes', triggers: [{ event: 'completion/block.completed' }] }, async ({ event, step }) =>
    step.run('note', () => void told.push(event.data.block)),
  ),
];

describe('events of the outbox', () => {
  it('are found though their transaction commits after that of later ones', async () => {
    const told: string[] = [];
    const { engine } = await openEngine(stores.db, noting(told), { now: clock.now });
    const written = gate();
    const committed = gate();
    const late = stores.db.transaction(async (tx) => {
      await publish(tx, stores.context(), 'completion/block.completed', { userId: 'usr_1', courseKey, block: 'late' });
      written.open();
      await committed.passed;
    });
    await written.passed;
    await complete('early');
    await complete('early, too');
    await engine.drain();
    const before = [...told].sort();
    committed.open();
    await late;
    await engine.drain();
    expect(before).toEqual(['early', 'early, too']);
    expect([...told].sort()).toEqual(['early', 'early, too', 'late']);
    await engine.stop();
  });

  it('start nothing twice where the process ended before it could mark them', async () => {
    const told: string[] = [];
    const { engine } = await openEngine(stores.db, noting(told), { now: clock.now });
    await complete('a');
    await complete('b');
    await engine.drain();
    await engine.stop();
    await stores.db.update(learnerOutbox).set({ takenAt: null });
    const next = await openEngine(stores.db, noting(told), { now: clock.now });
    await complete('c');
    await next.engine.drain();
    expect([...told].sort()).toEqual(['a', 'b', 'c']);
    const rows = await stores.db.select().from(learnerOutbox);
    expect(rows.filter(({ takenAt }) => takenAt === null)).toEqual([]);
    await next.engine.stop();
  });

  it('start one run each while several engines read them', async () => {
    const told: string[] = [];
    const engines = await Promise.all([1, 2, 3].map(() => openEngine(stores.db, noting(told), { pollMs: 5 })));
    for (const { engine } of engines) {
      engine.start();
    }
    const blocks = Array.from({ length: 100 }, (_, n) => `b${n}`);
    for (let at = 0; at < blocks.length; at += 10) {
      await Promise.all(blocks.slice(at, at + 10).map(complete));
    }
    for (const limit = Date.now() + 30_000; told.length < blocks.length && Date.now() < limit; ) {
      await new Promise((next) => setTimeout(next, 50));
    }
    await Promise.all(engines.map(({ engine }) => engine.stop()));
    expect([...told].sort()).toEqual([...blocks].sort());
    expect(await runsOf('test-notes')).toHaveLength(blocks.length);
  });
});

describe('the embedded engine', () => {
  it('fails a run loudly that asks for what it does not do', async () => {
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction({ id: 'signals', triggers: [{ event: 't/signals' }] }, async ({ step }) => {
          await step.waitForSignal('it', { signal: 's', timeout: '1m', onConflict: 'fail' });
        }),
        client.createFunction({ id: 'dates', triggers: [{ event: 't/signals' }] }, async ({ step }) => {
          await step.waitForEvent('it', {
            event: 't/x',
            timeout: '1m',
            if: 'date(async.data.at) > date(event.data.at)',
          });
        }),
      ],
      { now: clock.now },
    );
    await inngest.send({ name: 't/signals', data: {} });
    await engine.drain();
    const messages = [...(await runsOf('test-signals')), ...(await runsOf('test-dates'))].map((run) => run.output);
    expect(messages).toMatchObject([
      { error: { message: expect.stringContaining('does not do WaitForSignal') } },
      { error: { message: expect.stringContaining('date()') } },
    ]);
    await engine.stop();
  });

  it('fires a cron at its time, and makes up once for those that it missed', async () => {
    const { engine } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction({ id: 'hourly', triggers: [cron('TZ=Europe/Berlin 30 * * * *')] }, async () => {}),
      ],
      { now: clock.now },
    );
    await engine.drain();
    expect(await runsOf('test-hourly')).toEqual([]);
    clock.pass(30 * 60_000);
    await engine.drain();
    expect(await runsOf('test-hourly')).toMatchObject([{ status: 'completed', eventName: 'inngest/scheduled.timer' }]);
    clock.pass(5 * 3_600_000);
    await engine.drain();
    await engine.drain();
    expect(await runsOf('test-hourly')).toHaveLength(2);
    const [next] = await stores.db.select().from(workflowJobs);
    expect(next?.dueAt.getTime()).toBe(testNow.getTime() + 6.5 * 3_600_000);
    await engine.stop();
  });

  it('skips the second of two that come at once to a function that runs alone', async () => {
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction(
          { id: 'alone', singleton: { key: 'event.data.key', mode: 'skip' }, triggers: [{ event: 't/alone' }] },
          async ({ step }) => void (await step.sleep('a while', '1m')),
        ),
      ],
      { now: clock.now },
    );
    await inngest.send(['a', 'a', 'b'].map((key) => ({ name: 't/alone', data: { key } })));
    await engine.drain();
    expect(await runsOf('test-alone')).toHaveLength(2);
    clock.pass(60_000);
    await engine.drain();
    await inngest.send({ name: 't/alone', data: { key: 'a' } });
    await engine.drain();
    expect((await runsOf('test-alone')).map(({ status }) => status)).toEqual(['completed', 'completed', 'running']);
    await engine.stop();
  });

  it('cancels a run by an event that comes in the same moment', async () => {
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction(
          {
            id: 'cancelled',
            cancelOn: [{ event: 't/cancel', if: 'async.data.id == event.data.id' }],
            triggers: [{ event: 't/cancelled' }],
          },
          async () => 'done',
        ),
      ],
      { now: clock.now },
    );
    await inngest.send([
      { name: 't/cancelled', data: { id: 'a' } },
      { name: 't/cancelled', data: { id: 'b' } },
      { name: 't/cancel', data: { id: 'a' } },
    ]);
    await engine.drain();
    expect((await runsOf('test-cancelled')).map(({ status }) => status).sort()).toEqual(['cancelled', 'completed']);
    await engine.stop();
  });

  it('gives back at once what it had not done when it was stopped', async () => {
    const entered = gate();
    const left = gate();
    let isFirst = true;
    const functionsOf = (client: Inngest.Any) => [
      client.createFunction({ id: 'long', triggers: [{ event: 't/long' }] }, async ({ step }) =>
        step.run('work', async () => {
          if (isFirst) {
            isFirst = false;
            entered.open();
            await left.passed;
            return 'stopped';
          }
          return 'done';
        }),
      ),
    ];
    const one = await openEngine(stores.db, functionsOf);
    const other = await openEngine(stores.db, functionsOf);
    await one.inngest.send({ name: 't/long', data: {} });
    one.engine.start();
    await entered.passed;
    await one.engine.stop(50);
    await other.engine.drain();
    expect(await runsOf('test-long')).toMatchObject([{ status: 'completed', output: { data: 'done' } }]);
    left.open();
    await new Promise((next) => setTimeout(next, 200));
    const steps = await stores.db.select().from(workflowSteps);
    expect(steps.map(({ result }) => result)).toEqual([{ data: 'done' }]);
    await other.engine.stop();
  });

  it('tries a call again that takes too long, and hears nothing of what it says later', async () => {
    const late = gate();
    let calls = 0;
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction({ id: 'hangs', retries: 1, triggers: [{ event: 't/hangs' }] }, async ({ step }) => {
          calls += 1;
          const isFirst = calls === 1;
          return await step.run('work', async () => {
            if (isFirst) {
              await late.passed;
            }
            return isFirst ? 'late' : 'in time';
          });
        }),
      ],
      { now: clock.now, callLimitMs: 300 },
    );
    await inngest.send({ name: 't/hangs', data: {} });
    await engine.drain();
    expect(await runsOf('test-hangs')).toMatchObject([{ status: 'running' }]);
    late.open();
    await new Promise((next) => setTimeout(next, 200));
    expect(await stores.db.select().from(workflowSteps)).toEqual([]);
    clock.pass(1000);
    await engine.drain();
    expect(await runsOf('test-hangs')).toMatchObject([{ status: 'completed', output: { data: 'in time' } }]);
    await engine.stop();
  });

  it('gives a run up that ends every process which takes it', async () => {
    const { engine } = await openEngine(
      stores.db,
      (client) => [client.createFunction({ id: 'deadly', triggers: [{ event: 't/deadly' }] }, async () => 'alive')],
      { now: clock.now },
    );
    const event = { id: 'e', name: 't/deadly', data: {}, ts: testNow.getTime() };
    await inJournal(stores.db, (tx) => startRuns(tx, [{ functionId: 'test-deadly', events: [event] }], testNow));
    // As if processes had claimed the job, and died.
    for (let n = 0; n < 20; n += 1) {
      await claimJobs(stores.db, {
        now: clock.now(),
        leaseUntil: new Date(clock.now().getTime() + 1000),
        worker: `dead-${n}`,
        limit: 10,
        limitOf: () => Number.POSITIVE_INFINITY,
      });
      clock.pass(1000);
    }
    await engine.drain();
    expect(await runsOf('test-deadly')).toMatchObject([
      { status: 'failed', output: { error: { message: expect.stringContaining('begun 20 times') } } },
    ]);
    await engine.stop();
  });

  it('leaves a function that it does not have to a process that has it, for ten minutes', async () => {
    const old = await openEngine(stores.db, () => [], { now: clock.now });
    const event = { id: 'e', name: 't/new', data: {}, ts: testNow.getTime() };
    const start = (functionId: string) =>
      inJournal(stores.db, (tx) => startRuns(tx, [{ functionId, events: [event] }], testNow));
    await start('test-new');
    await start('test-gone');
    await old.engine.drain();
    const functionsOf = (client: Inngest.Any) => [
      client.createFunction({ id: 'new', triggers: [{ event: 't/new' }] }, async () => 'done'),
    ];
    const fresh = await openEngine(stores.db, functionsOf, { now: clock.now });
    clock.pass(30_000);
    await fresh.engine.drain();
    expect(await runsOf('test-new')).toMatchObject([{ status: 'completed', output: { data: 'done' } }]);
    expect(await runsOf('test-gone')).toMatchObject([{ status: 'running' }]);
    for (let n = 0; n < 20; n += 1) {
      clock.pass(30_000);
      await fresh.engine.drain();
    }
    expect(await runsOf('test-gone')).toMatchObject([
      { status: 'failed', output: { error: { message: 'There is no function test-gone any more' } } },
    ]);
    await Promise.all([old.engine.stop(), fresh.engine.stop()]);
  });

  it('wakes a run that waits for days, and lets it time out', async () => {
    const { engine, inngest } = await openEngine(
      stores.db,
      (client) => [
        client.createFunction({ id: 'patient', triggers: [{ event: 't/patient' }] }, async ({ event, step }) => {
          const got = await step.waitForEvent('reply', { event: 't/reply', timeout: '7d', match: 'data.id' });
          return got ? `${event.data.id}:${got.data.text}` : null;
        }),
      ],
      { now: clock.now },
    );
    await inngest.send(['a', 'b'].map((id) => ({ name: 't/patient', data: { id } })));
    await engine.drain();
    clock.pass(3 * dayMs);
    await inngest.send({ name: 't/reply', data: { id: 'b', text: 'yes' } });
    await engine.drain();
    clock.pass(4 * dayMs);
    await engine.drain();
    const outputs = (await runsOf('test-patient')).map(({ output }) => output);
    expect(outputs).toEqual(expect.arrayContaining([{ data: null }, { data: 'b:yes' }]));
    const open = await stores.db
      .select()
      .from(workflowRuns)
      .where(inArray(workflowRuns.status, ['queued', 'running']));
    expect(open).toEqual([]);
    await engine.stop();
  });
});

describe('runs that come together', () => {
  const gathered = (client: Inngest.Any) => [
    client.createFunction(
      {
        id: 'gathered',
        triggers: [{ event: 'completion/block.completed' }],
        batchEvents: { maxSize: 10, timeout: '1s', key: 'event.data.block' },
        concurrency: { limit: 1, key: 'event.data.block' },
        checkpointing: { bufferedSteps: 2 },
      },
      async ({ event, step }) =>
        step.run('work', async () => {
          if (event.data.block === 'stolen') {
            await stores.db.update(workflowJobs).set({ generation: 9 }).where(eq(workflowJobs.kind, 'call')).limit(1);
          }
          return event.data.block;
        }),
    ),
  ];
  /** What is asked of MySQL from the events to the ends of the runs that they start. */
  const countStatements = async (blocks: readonly string[]) => {
    const { engine } = await openEngine(stores.db, gathered, { now: clock.now });
    for (const block of blocks) {
      await complete(block);
    }
    let asked = 0;
    const hear = () => {
      asked += 1;
    };
    statements.subscribe(hear);
    await engine.drain();
    clock.pass(2000);
    await engine.drain();
    statements.unsubscribe(hear);
    await engine.stop();
    return asked;
  };

  it('are started and ended together: eight cost little more than one', async () => {
    const one = await countStatements(['a']);
    const eight = await countStatements(['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    const runs = await runsOf('test-gathered');
    expect(runs.every(({ status }) => status === 'completed')).toBe(true);
    expect(runs.map(({ output }) => Object(output).data).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    expect(await stores.db.select().from(workflowSteps)).toHaveLength(9);
    expect(eight - one).toBeLessThan(12);
  });

  it('end each by itself where one of them went to another worker', async () => {
    await countStatements(['first', 'stolen', 'third']);
    const runs = await runsOf('test-gathered');
    expect(runs.map(({ status }) => status).sort()).toEqual(['completed', 'completed', 'running']);
    expect(await stores.db.select().from(workflowJobs)).toHaveLength(1);
  });
});
