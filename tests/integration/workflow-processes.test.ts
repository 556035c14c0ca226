import { afterAll, beforeAll, expect, it } from 'vitest';
import { countWork } from '@/db/journal';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { type Effect, makeEffects, readEffects, sendMany, startWorker } from '../support/workflow-processes';

let stores: FreshStores;

beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(() => stores.close());

/** Most of these that were under way at one moment. */
const overlap = (effects: readonly Effect[]) =>
  Math.max(...effects.map(({ began }) => effects.filter((e) => e.began <= began && began < e.ended).length));

it('keeps the limit of a concurrency group over three processes, two of which may work at once', async () => {
  const { db, databaseUrl } = stores;
  await makeEffects(db);
  // Each does one job at a time: only together do they reach the limit, and without it all three would work.
  const workers = await Promise.all([1, 2, 3].map(() => startWorker(databaseUrl, 30_000, 1)));
  try {
    await sendMany(db, 't/limited', 24, { key: 'a' });
    for (const limit = Date.now() + 40_000; Date.now() < limit; ) {
      const { unfinished } = await countWork(db);
      if (unfinished === 0 && (await readEffects(db)).length >= 24) {
        break;
      }
      await new Promise((next) => setTimeout(next, 100));
    }
  } finally {
    for (const { child } of workers) child.kill('SIGTERM');
  }
  expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
  const effects = await readEffects(db);
  expect(effects).toHaveLength(24);
  expect(new Set(effects.map(({ run_id }) => run_id)).size).toBe(24);
  expect(new Set(effects.map(({ worker }) => worker)).size).toBeGreaterThan(1);
  expect(overlap(effects)).toBe(2);
});
