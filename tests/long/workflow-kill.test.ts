import { afterAll, beforeAll, expect, test } from 'vitest';
import { countWork } from '@/db/journal';
import { workflowRuns, workflowSteps } from '@/db/schema';
import { setup } from '../support/engines';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { makeEffects, readEffects, sendMany, startWorker } from '../support/workflow-processes';

const runs = 30;
const stepsOfRun = 6;
const leaseMs = 3000;

let stopEngines: (() => Promise<void>) | undefined;
let stores: FreshStores;

beforeAll(async () => {
  stopEngines = await setup();
  stores = await openFreshStores();
});
afterAll(async () => {
  await stores?.close();
  await stopEngines?.();
});

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

test('runs go on where workers are killed: one of two, then both, then a new one comes', async () => {
  const { db, databaseUrl } = stores;
  await makeEffects(db);
  const [one, other] = await Promise.all([startWorker(databaseUrl, leaseMs), startWorker(databaseUrl, leaseMs)]);
  await sendMany(db, 't/steps', runs);
  await pause(700);
  one.child.kill('SIGKILL');
  await pause(700);
  other.child.kill('SIGKILL');
  await Promise.all([one.ended, other.ended]);
  const before = (await readEffects(db)).length;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(runs * stepsOfRun);

  const fresh = await startWorker(databaseUrl, leaseMs);
  for (const limit = Date.now() + 120_000; Date.now() < limit; await pause(200)) {
    const { unfinished, waiting } = await countWork(db);
    if (unfinished + waiting === 0) {
      break;
    }
  }
  fresh.child.kill('SIGTERM');
  expect(await fresh.ended).toBe(0);

  const ended = await db.select().from(workflowRuns);
  expect(ended.map(({ status }) => status)).toEqual(Array.from({ length: runs }, () => 'completed'));
  const effects = await readEffects(db);
  const distinct = new Set(effects.map(({ run_id, step }) => `${run_id} ${step}`));
  expect(distinct.size).toBe(runs * stepsOfRun);
  // At least once: what was under way when a worker was killed is done again, and nothing else is.
  console.log(`${effects.length - distinct.size} of ${effects.length} steps were done twice`);
  expect(effects.length - distinct.size).toBeLessThan(runs);
  const steps = await db.select().from(workflowSteps);
  expect(steps).toHaveLength(runs * (stepsOfRun + 1));
});
