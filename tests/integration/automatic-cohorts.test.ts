import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohorts, enrollments, users } from '@/db/schema';
import { changeCohort, createCohort, listAutomaticCohorts, listCohorts } from '@/lib/cohorts';
import type { Actor } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { changeRoster, enroll, unenroll } from '@/lib/enrollments';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';

const team: Actor = { kind: 'user', userId: 'usr_team', roles: [{ role: 'instructor', scope: courseKey }] };

describe.each(drivers)('automatic cohorts, over %s', (driver) => {
  let stores: FreshStores;
  const staff = () => stores.context({ actor: team });
  const cohortOf = async (userId: string) => {
    const [row] = await stores.db
      .select({ name: cohorts.name })
      .from(enrollments)
      .leftJoin(cohorts, and(eq(cohorts.courseKey, enrollments.courseKey), eq(cohorts.id, enrollments.cohortId)))
      .where(eq(enrollments.userId, userId));
    return row?.name ?? null;
  };
  const newcomer = async (userId: string) => (await addLearner(stores, userId, { mode: null })).context();
  const enrolled = async (userId: string) => {
    await enroll(await newcomer(userId), { courseKey });
    return cohortOf(userId);
  };

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(() => stores.close());

  it('take nobody in where there is none', async () => {
    await createCohort(staff(), { courseKey, name: 'By hand', group: '' });
    expect(await enrolled('ada')).toBeNull();
  });

  it('take in whoever enrols, by themselves or through the team, and keep them when they come back', async () => {
    const ids = await Promise.all(
      ['Odd', 'Even'].map((name) => createCohort(staff(), { courseKey, name, group: '', isAutomatic: true })),
    );
    const people = Array.from({ length: 8 }, (_, index) => `p${index}`);
    const places = [];
    for (const person of people) {
      places.push(await enrolled(person));
    }
    expect(new Set(places)).toEqual(new Set(['Odd', 'Even']));
    await newcomer('bo');
    await stores.db.update(users).set({ emailVerifiedAt: staff().now }).where(eq(users.id, 'bo'));
    await changeRoster(staff(), { courseKey, operation: 'enroll', emails: ['bo@example.org'] });
    expect(['Odd', 'Even']).toContain(await cohortOf('bo'));

    const first = { ...staff(), actor: { kind: 'user', userId: 'p0', roles: [] } } as const;
    await unenroll(first, { courseKey });
    for (const [at, name] of ['Odd', 'Even'].entries()) {
      const opened = { name, group: '', isAutomatic: true };
      await changeCohort(staff(), { courseKey, id: ids[at] ?? '', name, group: '', isAutomatic: false, opened });
    }
    await enroll(first, { courseKey });
    expect(await cohortOf('p0')).toBe(places[0]);
    expect(await enrolled('late')).toBeNull();
  });

  it('of an older course are made when somebody first enrols, once', async () => {
    await importLearnerCourse(stores, {
      'policies/r1/policy.json': JSON.stringify({
        'course/r1': { cohort_config: { cohorted: true, auto_cohort: true, auto_cohort_groups: ['North', 'odd'] } },
      }),
    });
    expect(await enrolled('cy')).toBe('North');
    expect(await enrolled('di')).toBe('North');
    const all = (await listCohorts(staff(), { courseKey })).cohorts;
    expect(all.map(({ name, isAutomatic }) => [name, isAutomatic])).toEqual([
      ['By hand', false],
      ['Even', false],
      ['North', true],
      ['Odd', false],
    ]);
  });

  it('of an older course stay the ones they are under another name, and take nobody in once they are by hand', async () => {
    const { cohorts: all } = await listCohorts(staff(), { courseKey });
    const id = all.find(({ name }) => name === 'North')?.id ?? '';
    const change = (from: string, name: string, was: boolean, isAutomatic: boolean) =>
      changeCohort(staff(), {
        courseKey,
        id,
        name,
        group: '',
        isAutomatic,
        opened: { name: from, group: '', isAutomatic: was },
      });
    await change('North', 'South', true, true);
    expect(await enrolled('eve')).toBe('South');
    const run = await getCourseRun(staff(), courseKey);
    const outline = await loadOutline(staff().courseware, run.publishedRoot);
    expect(await listAutomaticCohorts(staff(), courseKey, outline)).toEqual([id]);
    await change('South', 'South', true, false);
    expect(await enrolled('fay')).toBeNull();
  });
});
