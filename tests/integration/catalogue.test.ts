import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseRuns } from '@/db/schema';
import { connectStores } from '@/db/stores';
import { listCourses, listFirstCourses, listSiteCourses, listTeamCourses } from '@/lib/catalog';
import type { Actor, HeldRole } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { checkHealth } from '@/lib/health';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { smallCourse } from '../support/olx-files';

const user = (...roles: HeldRole[]): Actor => ({ kind: 'user', userId: 'usr_teacher', roles });

describe.each(drivers)('over %s', (driver) => {
  let stores: FreshStores;
  const keys = ['course-v1:Org+C1+r1', 'course-v1:Org+C2+r1', 'course-v1:Other+C1+r1'];
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    for (const key of keys) {
      const [org = '', number = '', run = ''] = key.slice('course-v1:'.length).split('+');
      await importCourse(stores.context(), { source: { files: smallCourse() }, into: { org, number, run } });
    }
  });
  afterAll(() => stores.close());

  const reached = async (actor: Actor) =>
    (await listTeamCourses({ ...stores.context(), actor })).map(({ courseKey }) => courseKey);

  describe('a team’s list of courses', () => {
    it('holds what each role reaches: the site, an organisation, one course', async () => {
      expect(await reached(user({ role: 'site_admin', scope: '*' }))).toEqual(keys);
      expect(await reached(user({ role: 'org_admin', scope: 'Org' }))).toEqual(keys.slice(0, 2));
      expect(await reached(user({ role: 'staff', scope: 'course-v1:Other+C1+r1' }))).toEqual(keys.slice(2));
      expect(
        await reached(
          user({ role: 'instructor', scope: 'course-v1:Org+C2+r1' }, { role: 'staff', scope: 'course-v1:Other+C1+r1' }),
        ),
      ).toEqual(keys.slice(1));
    });

    it('is searched by words, and by the key of a course', async () => {
      const ctx = { ...stores.context(), actor: user({ role: 'site_admin', scope: '*' }) };
      const [first, second = ''] = keys;
      for (const list of [listTeamCourses, listSiteCourses]) {
        const found = async (query: string) => (await list(ctx, { query })).map(({ courseKey }) => courseKey);
        expect(await found('small C2'), list.name).toEqual([second]);
        expect(await found(second), list.name).toEqual([second]);
        expect(await found('org+c1'), list.name).toEqual([first]);
        expect(await found('%'), list.name).toEqual([]);
      }
    });

    it('tells a published course from one with changes', async () => {
      const [key = ''] = keys;
      await stores.db
        .update(courseRuns)
        .set({ draftRoot: 'f'.repeat(64) })
        .where(eq(courseRuns.key, key));
      const courses = await listTeamCourses({ ...stores.context(), actor: user({ role: 'org_admin', scope: 'Org' }) });
      expect(courses.map(({ hasUnpublishedChanges }) => hasUnpublishedChanges)).toEqual([true, false]);
    });

    it('is closed to visitors, learners and early testers', async () => {
      await expect(reached({ kind: 'anonymous' })).rejects.toMatchObject({ kind: 'Unauthenticated' });
      await expect(reached(user())).rejects.toMatchObject({ kind: 'Forbidden', code: 'studio.no-team' });
      await expect(reached(user({ role: 'beta_tester', scope: keys[0] ?? '' }))).rejects.toMatchObject({
        kind: 'Forbidden',
      });
    });
  });

  describe('the catalogue', () => {
    const found = async (query: string) =>
      (await listCourses(stores.context(), { query })).courses.map(({ courseKey }) => courseKey).sort();

    it('is searched by every word, in any case, and signs are searched for as they are', async () => {
      expect(await found('')).toEqual(keys);
      expect(await found('SMALL other')).toEqual([keys[2]]);
      expect(await found('small nothing')).toEqual([]);
      expect(await found(keys[1] ?? '')).toEqual([keys[1]]);
      for (const sign of ['%', '_', '!', '\\', "'", '"']) {
        expect(await found(sign), sign).toEqual([]);
      }
    });

    it('names neither a hidden course nor one that only its link opens', async () => {
      const [first = '', second = ''] = keys;
      await stores.db.update(courseRuns).set({ catalogVisibility: 'none' }).where(eq(courseRuns.key, first));
      await stores.db.update(courseRuns).set({ catalogVisibility: 'about' }).where(eq(courseRuns.key, second));
      expect(await found('')).toEqual(keys.slice(2));
      expect(await found('small')).toEqual(keys.slice(2));
    });

    it('comes in pages, each of which knows how many there are', async () => {
      await stores.db.update(courseRuns).set({ catalogVisibility: 'both' });
      const pages = [1, 2].map((page) => listCourses(stores.context(), { page, pageSize: 2 }));
      const [one, two] = await Promise.all(pages);
      expect([one?.courses.length, one?.total, two?.courses.length, two?.total]).toEqual([2, 3, 1, 3]);
      const beyond = await listCourses(stores.context(), { page: 7, pageSize: 2 });
      expect(beyond).toEqual(two);
    });
  });
});

describe('the courses to begin with', () => {
  const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, seconds));

  it('are those that run now, then those to come, then those that have ended', async () => {
    const stores = await openFreshStores();
    for (const number of ['ended', 'later', 'now']) {
      await importCourse(stores.context(), {
        source: { files: smallCourse() },
        into: { org: 'Org', number, run: 'r' },
      });
    }
    const dates = (number: string, startAt: Date, endAt: Date | null) =>
      stores.db.update(courseRuns).set({ startAt, endAt }).where(eq(courseRuns.number, number));
    await dates('later', at(30), null);
    await dates('ended', at(-20), at(0));
    await dates('now', at(0), at(1));
    const { courses, total } = await listFirstCourses({ db: stores.db, now: at(0) });
    expect(courses.map(({ number }) => number)).toEqual(['now', 'later', 'ended']);
    expect(total).toBe(3);

    await dates('later', at(-30), null);
    const numbersAt = async (seconds: number) =>
      (await listFirstCourses({ db: stores.db, now: at(seconds) })).courses.map(({ number }) => number);
    expect(await numbersAt(1), 'kept for two seconds').toEqual(['now', 'later', 'ended']);
    expect(await numbersAt(2)).toEqual(['later', 'now', 'ended']);
    await stores.close();
  });

  it('are asked for again after a failure', async () => {
    const stores = await openFreshStores();
    const failing = Object.assign(Object.create(stores.db), {
      select: () => {
        failing.select = stores.db.select.bind(stores.db);
        throw new Error('The server went away');
      },
    });
    await expect(listFirstCourses({ db: failing, now: at(0) })).rejects.toThrow('went away');
    expect((await listFirstCourses({ db: failing, now: at(0) })).total).toBe(0);
    await stores.close();
  });
});

describe('health', () => {
  const { DATABASE_URL = '', MONGODB_URI = '' } = process.env;

  it('names both engines and their versions', async () => {
    const stores = connectStores({ DATABASE_URL, MONGODB_URI });
    const health = await checkHealth(stores);
    expect(health).toMatchObject({ status: 'ok', workflows: { engine: 'embedded' } });
    expect(health.mysql).toMatchObject({ engine: expect.stringMatching(/^(MySQL|MariaDB|Vitess)$/) });
    expect(health.mongodb).toMatchObject({ engine: expect.stringMatching(/^(MongoDB|DocumentDB)$/) });
    expect([health.mysql, health.mongodb].every((part) => 'version' in part && /^\d+\.\d+/.test(part.version))).toBe(
      true,
    );
    expect(health).not.toHaveProperty('down');
    await stores.close();
  });

  it('names the part that is away, and nothing about where it was looked for', async () => {
    const nowhere = '/nowhere/with-a-secret.sock';
    const stores = connectStores({
      DATABASE_URL: `mysql://someone:hunter2@localhost/lectern?socketPath=${nowhere}`,
      MONGODB_URI,
    });
    const health = await checkHealth(stores);
    expect(health).toMatchObject({ status: 'unavailable', down: ['mysql'] });
    expect(JSON.stringify(health)).not.toMatch(/secret|hunter2|someone/);
    await stores.close();
    const without = connectStores({
      DATABASE_URL,
      MONGODB_URI: `mongodb://${encodeURIComponent(nowhere)}/lectern?directConnection=true`,
    });
    expect(await checkHealth(without)).toMatchObject({ status: 'unavailable', down: ['mongodb'] });
    await without.close();
  });
});
