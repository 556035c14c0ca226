import { eq } from 'drizzle-orm';
import { connectDb, type Db } from '@/db/client';
import { users, videoWatches } from '@/db/schema';
import { runOf } from '../../support/processes';
import { enrolIn } from '../support/members';
import { dataDir, expect, seedCourse, test } from '../support/test';

let db: Db;
let close: () => Promise<void>;
test.beforeAll(() => {
  ({ db, close } = connectDb(runOf({ dataDir: dataDir() }).databaseUrl, { connectionLimit: 2 }));
});
test.afterAll(() => close());

test('A learner watches parts of a film, and the course keeps which, not what was jumped over', async ({ page }) => {
  const { email } = await enrolIn(page, seedCourse);
  await page.goto(`/courses/${seedCourse}/units/vertical@a_short_film`);
  const film = page.locator('video');
  const playFrom = async (from: number, seconds: number) => {
    await film.evaluate(async (video: HTMLVideoElement, at) => {
      video.muted = true;
      video.currentTime = at;
      await video.play();
    }, from);
    const until = from + seconds;
    await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(until);
    await film.evaluate((video: HTMLVideoElement) => video.pause());
  };
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(0);
  const duration = await film.evaluate((video: HTMLVideoElement) => video.duration);
  await playFrom(0, 2);
  await playFrom(duration * 0.6, 2);

  const watched = async () =>
    await db
      .select({ seconds: videoWatches.seconds, parts: videoWatches.parts })
      .from(videoWatches)
      .innerJoin(users, eq(users.id, videoWatches.userId))
      .where(eq(users.email, email));
  await expect.poll(async () => (await watched())[0]?.seconds ?? 0).toBeGreaterThan(4);
  const [row] = await watched();
  expect(row?.seconds).toBeLessThan(duration * 0.6);
  const isPlayed = (part: number) => Math.floor((row?.parts ?? 0) / 2 ** part) % 2 === 1;
  expect([0, 30].map(isPlayed)).toEqual([true, true]);
  expect([29, 49].map(isPlayed)).toEqual([false, false]);
});
