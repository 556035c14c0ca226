import { createServer } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { siteOutbox } from '@/db/schema';
import { connectStores } from '@/db/stores';
import { inngest } from '@/inngest';
import { checkReadiness } from '@/lib/health';
import { sendLogTo } from '@/lib/log';
import { processState } from '@/lib/operation';
import { publish } from '@/lib/outbox';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { runWorkflows } from '../support/run-workflows';

let stores: FreshStores;
beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(() => stores.close());

describe('a process is ready', () => {
  afterEach(() => {
    processState().isStopping = false;
  });

  it('while both stores answer and the tables are as new as the code', async () => {
    expect(await checkReadiness(stores, true)).toEqual({ status: 'ready', reasons: [] });
  });

  it('not while it stops', async () => {
    processState().isStopping = true;
    expect(await checkReadiness(stores, true)).toEqual({ status: 'not-ready', reasons: ['stopping'] });
  });

  it('not before the newest migration has run, and with newer ones than it knows', async () => {
    await stores.db.execute(sql`update __drizzle_migrations set created_at = created_at - 10000000000`);
    expect(await checkReadiness(stores, true)).toEqual({ status: 'not-ready', reasons: ['migrations'] });
    expect((await checkReadiness(stores, false)).status).toBe('ready');
    await stores.db.execute(sql`update __drizzle_migrations set created_at = created_at + 20000000000`);
    expect((await checkReadiness(stores, true)).status).toBe('ready');
    await stores.db.execute(sql`update __drizzle_migrations set created_at = created_at - 10000000000`);
    await stores.db.execute(sql`rename table __drizzle_migrations to elsewhere`);
    expect(await checkReadiness(stores, true)).toEqual({ status: 'not-ready', reasons: ['migrations'] });
    await stores.db.execute(sql`rename table elsewhere to __drizzle_migrations`);
  });

  it('not while a store is away, or takes connections and does not answer', async () => {
    const hanging = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => hanging.once('listening', done));
    const address = hanging.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    const away = connectStores({
      DATABASE_URL: 'mysql://nobody@127.0.0.1:9/none',
      MONGODB_URI: `mongodb://127.0.0.1:${port}/none?serverSelectionTimeoutMS=3000`,
    });
    const began = performance.now();
    expect(await checkReadiness(away, true)).toEqual({ status: 'not-ready', reasons: ['mysql', 'mongodb'] });
    expect(performance.now() - began).toBeLessThan(3000);
    hanging.close();
    await away.close();
  });
});

describe('the log of a workflow', () => {
  const lines: string[] = [];
  beforeAll(() => {
    vi.stubEnv('LECTERN_LOG', 'json');
    sendLogTo((line) => lines.push(line));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    sendLogTo(undefined);
  });

  it('leads back to the request that caused it, and names nobody', async () => {
    const failing = inngest.createFunction(
      { id: 'failing', retries: 1, triggers: [{ event: 'accounts/user.registered' }] },
      async ({ step }) => {
        await step.run('write', () => {
          const cause = Object.assign(new Error('550 <anna@example.org> is unknown here'), { responseCode: 550 });
          throw new Error('The letter to anna@example.org did not go out', { cause });
        });
      },
    );
    const workflows = await runWorkflows(stores, { functions: [failing] });
    const ctx = stores.context({ requestId: 'req_of_the_click' });
    await stores.db.transaction((tx) => publish(tx, ctx, 'accounts/user.registered', { userId: 'usr_1' }));
    await workflows.settle();
    await workflows.stop();

    const [event] = await stores.db.select().from(siteOutbox);
    expect(event?.origin).toEqual({ requestId: 'req_of_the_click' });
    const [run] = await workflows.runsOf('lectern-failing');
    const records = lines.map((line) => JSON.parse(line));
    const about = { requestId: 'req_of_the_click', functionId: 'failing', runId: run?.id };
    expect(records.filter(({ step }) => step === 'write')).toMatchObject([
      { ...about, isFinalAttempt: false },
      { ...about, isFinalAttempt: true, error: { cause: { name: 'Error' } } },
    ]);
    expect(records.at(-1)).toMatchObject({ ...about, level: 'error', message: 'A workflow was given up' });
    expect(lines.join('\n')).not.toMatch(/anna/i);
  });

  it('is handed on to what a step does', async () => {
    let seen: string | undefined;
    const { workflowContext } = await import('@/inngest/context');
    const looking = inngest.createFunction(
      { id: 'looking', triggers: [{ event: 'accounts/user.changed' }] },
      async ({ step }) => {
        await step.run('look', () => {
          seen = workflowContext('looking').requestId;
        });
      },
    );
    const workflows = await runWorkflows(stores, { functions: [looking] });
    const ctx = stores.context({ requestId: 'req_of_another' });
    await stores.db.transaction((tx) => publish(tx, ctx, 'accounts/user.changed', { userId: 'usr_1' }));
    await workflows.settle();
    await workflows.stop();
    expect(seen).toBe('req_of_another');
  });
});
