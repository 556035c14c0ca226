import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rollupMarks, rollupRetention, rollupVideos, videoWatches } from '@/db/schema';
import { refreshRollups } from '@/inngest/functions/refresh-rollups';
import { saveVideoState } from '@/lib/attempts';
import { readVideoStats, rebuildRollups } from '@/lib/rollups';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse, type TestLearner } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';

/** Shown from 10 s to 110 s: a fiftieth of it is two seconds. */
const film = { courseKey, block: 'video@film', durationSeconds: 300 };
const range = { courseKey, from: '2026-03-01', to: '2026-03-02' };
const dayBefore = new Date(testNow.getTime() - 86_400_000);

describe.each(drivers)('what is watched, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(() => stores?.close());

  const watch = (learner: TestLearner, at: Date, ...watched: (readonly [number, number])[]) =>
    saveVideoState(learner.context(at), { ...film, positionSeconds: watched.at(-1)?.[1] ?? 0, watched });
  const dump = async () => [
    ...(await stores.db.select().from(rollupVideos)),
    ...(await stores.db.select().from(rollupRetention)),
  ];

  it('is kept by learner, video and day, and becomes minutes a day and a curve of who came how far', async () => {
    const workflows = await runWorkflows(stores, { functions: [refreshRollups] });
    const [ada, ben] = [await addLearner(stores, 'ada'), await addLearner(stores, 'ben')];
    await watch(ada, dayBefore, [10, 25]);
    await watch(ada, dayBefore, [25, 40]);
    // Again on the next day, a part of it, and on to the end.
    await watch(ada, testNow, [30, 60], [100, 110]);
    await watch(ben, testNow, [10, 30]);
    await watch(ben, testNow);
    const rows = await stores.db.select().from(videoWatches).where(eq(videoWatches.userId, 'ada'));
    expect(rows.map(({ day, seconds }) => [day, seconds])).toEqual([
      ['2026-03-01', 30],
      ['2026-03-02', 40],
    ]);

    await workflows.advance(5 * 60_000);
    const [stats, ...others] = await readVideoStats(stores.context(), range);
    expect(others).toEqual([]);
    const curve = Array.from({ length: 50 }, (_, part) => (part < 10 ? 2 : part < 25 || part >= 45 ? 1 : 0));
    expect(stats).toEqual({
      block: 'video@film',
      days: [
        { day: '2026-03-01', minutes: 0.5, learners: 1 },
        { day: '2026-03-02', minutes: 1, learners: 2 },
      ],
      minutes: 1.5,
      learners: 2,
      retention: curve,
    });
    expect(await stores.db.select().from(rollupMarks)).toEqual([]);

    // Only what was watched since is worked out anew, and a rebuild of everything changes nothing.
    await watch(ben, workflows.now(), [30, 32]);
    await workflows.advance(5 * 60_000);
    const incremental = await dump();
    expect(incremental).toContainEqual(expect.objectContaining({ day: '2026-03-02', seconds: 62 }));
    await rebuildRollups(stores.context(), range);
    expect(await dump()).toEqual(incremental);
    await expect(readVideoStats(ben.context(), range)).rejects.toMatchObject({ kind: 'Forbidden' });
    await workflows.stop();
  });

  it('is nothing of whoever is not enrolled, and never more than a day holds', async () => {
    const visitor = await addLearner(stores, 'visitor', { mode: null, role: 'staff' });
    await watch(visitor, testNow, [10, 25]);
    expect(await stores.db.select().from(videoWatches).where(eq(videoWatches.userId, 'visitor'))).toEqual([]);
    const eager = await addLearner(stores, 'eager');
    await watch(eager, testNow, [0, 100_000]);
    const own = eq(videoWatches.userId, 'eager');
    expect(await stores.db.select().from(videoWatches).where(own)).toMatchObject([{ seconds: 300 }]);
    await stores.db.update(videoWatches).set({ seconds: 345_590 }).where(own);
    await watch(eager, testNow, [10, 110]);
    expect(await stores.db.select().from(videoWatches).where(own)).toMatchObject([{ seconds: 345_600 }]);
  });
});
