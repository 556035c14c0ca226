import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rateLimits } from '@/db/schema';
import { limits, purgeAttempts, readLimits, takeAttempt, takeInBurst } from '@/lib/rate-limits';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { countStatements } from '../support/learner-course';

const reached = { kind: 'LimitReached', code: 'limit.reached' };
/** Subjects of their own: what a process counts outlives a test. */
let subjects = 0;
const somebody = () => `usr_limited_${++subjects}`;
const settled = async (work: () => Promise<void>, times: number) =>
  (await Promise.allSettled(Array.from({ length: times }, work))).filter(({ status }) => status === 'fulfilled').length;

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
  });
  afterAll(() => stores.close());
  afterEach(async () => {
    delete process.env.LECTERN_LIMITS;
    await stores.db.delete(rateLimits);
  });
  const at = (seconds: number) => stores.context({ now: new Date(testNow.getTime() + seconds * 1000) });

  it('lets an account send answers as people do without a statement', async () => {
    const userId = somebody();
    const ran = await countStatements(stores.databaseUrl, async () => {
      for (let sent = 0; sent < 100; sent += 1) {
        await takeInBurst(at(0), 'submission.account', userId);
      }
    });
    expect(ran.insert).toBe(0);
  });

  it('takes no more answers of one account than a window allows, and says when it goes on', async () => {
    const userId = somebody();
    const { count } = limits['submission.account'];
    expect(await settled(() => takeInBurst(at(10), 'submission.account', userId), count + 50)).toBe(count);
    await expect(takeInBurst(at(10), 'submission.account', userId)).rejects.toMatchObject({
      ...reached,
      retryAfterSeconds: 50,
    });
    await takeInBurst(at(10), 'submission.account', somebody());
    await takeInBurst(at(61), 'submission.account', userId);
  });

  it('counts together what several processes have let through', async () => {
    process.env.LECTERN_LIMITS = 'submission.account=40';
    const userId = somebody();
    // Another process has told MySQL of thirty-five.
    await takeAttempt(at(0), 'submission.account', userId, 35);
    expect(await settled(() => takeInBurst(at(0), 'submission.account', userId), 30)).toBeLessThanOrEqual(15);
  });

  it('counts the megabytes of uploads', async () => {
    process.env.LECTERN_LIMITS = 'upload-megabytes.account=100';
    const userId = somebody();
    await takeAttempt(at(0), 'upload-megabytes.account', userId, 60);
    await takeAttempt(at(0), 'upload-megabytes.account', userId, 40);
    await expect(takeAttempt(at(0), 'upload-megabytes.account', userId, 1)).rejects.toMatchObject(reached);
    await takeAttempt(at(3600), 'upload-megabytes.account', userId, 100);
  });

  it('forgets counts whose window is long over', async () => {
    await takeAttempt(at(0), 'upload.account', 'old');
    await takeAttempt(at(86_400), 'upload.account', 'new');
    expect(await purgeAttempts(at(86_400 + 3600 + 1))).toEqual({ removed: 1 });
    expect(await stores.db.select().from(rateLimits)).toHaveLength(1);
    expect(await stores.db.select().from(rateLimits).where(eq(rateLimits.count, 1))).toHaveLength(1);
  });
});

it('reads other counts from the environment, and no name that there is not', () => {
  expect([...readLimits(' upload.account=5, submission.account=60 ')]).toEqual([
    ['upload.account', 5],
    ['submission.account', 60],
  ]);
  expect(readLimits(undefined).size).toBe(0);
  for (const wrong of ['uploads=5', 'upload.account', 'upload.account=many', 'toString=1']) {
    expect(() => readLimits(wrong)).toThrow(/LECTERN_LIMITS/);
  }
});
