import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohorts, enrollments, type RoleName, subsectionGrades, users } from '@/db/schema';
import { listTaughtCourses } from '@/lib/catalog';
import type { Actor } from '@/lib/context';
import {
  everybody,
  explainLearner,
  gradeLearner,
  listRoster,
  overrideSubsectionGrade,
  type ReadGradebook,
  readGradebook,
} from '@/lib/grades';
import { findCells } from '@/lib/grades/gradebook/find-cells';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import {
  addLearner,
  countStatements,
  courseKey,
  importLearnerCourse,
  type TestLearner,
} from '../support/learner-course';
import { answer, as, outsiders, taughtCourse, teacher } from '../support/taught-course';

const quiz = 'sequential@quiz';

describe.each(drivers)('the gradebook, over %s', (driver) => {
  let stores: FreshStores;
  const people = new Map<string, TestLearner>();
  const staff = () => as(stores, teacher('staff'));
  const book = (input: Partial<ReadGradebook> = {}) =>
    readGradebook(staff(), { courseKey, filter: everybody, order: 'name', page: 1, ...input });
  const grade = (userId: string) => gradeLearner(stores.context(), { userId, courseKey });

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, taughtCourse);
    for (const name of ['ada', 'bob', 'eve']) {
      people.set(name, await addLearner(stores, name));
    }
    await addLearner(stores, 'gone', { mode: null });
    const ada = people.get('ada');
    const bob = people.get('bob');
    if (!ada || !bob) throw new Error('Nobody there');
    await answer(ada, 'ask', 'number', '42');
    await answer(ada, 'more', 'choice', 'choice_1');
    await answer(bob, 'more', 'choice', 'choice_1');
    await grade('ada');
    await grade('bob');
    await stores.db.insert(cohorts).values({ courseKey, id: 'coh_1', name: 'Evening', createdAt: testNow });
    await stores.db.update(enrollments).set({ cohortId: 'coh_1' }).where(eq(enrollments.userId, 'bob'));
    await stores.db.update(users).set({ name: 'Ada 100%_Sure' }).where(eq(users.id, 'ada'));
  });
  afterAll(() => stores.close());

  it('shows every enrolled learner against every subsection that counts', async () => {
    const { columns, rows, total, pages, cohorts: groups } = await book();
    expect(columns.map(({ label, title, block }) => [label, title, block])).toEqual([
      ['Q 01', 'Quiz', quiz],
      ['Q 02', 'Over', 'sequential@over'],
    ]);
    expect(
      rows.map(({ userId, percent, letter, isPassed, cells }) => [userId, percent, letter, isPassed, cells]),
    ).toEqual([
      // 11 of 12 points in one of two quizzes.
      ['ada', 0.46, null, false, [0.9167, null]],
      ['bob', 0.04, null, false, [0.0833, null]],
      ['eve', null, null, false, [null, null]],
    ]);
    expect([total, pages, groups]).toEqual([3, 1, [{ id: 'coh_1', name: 'Evening' }]]);
  });

  it.each([
    [{ search: 'BOB@' }, ['bob']],
    [{ search: '100%_s' }, ['ada']],
    [{ search: '%' }, ['ada']],
    [{ from: 0.04, to: 0.46 }, ['ada', 'bob']],
    [{ from: 0.05 }, ['ada']],
    [{ to: 0.03 }, ['eve']],
    [{ cohortId: 'coh_1' }, ['bob']],
    [{ search: 'nobody' }, []],
  ])('finds learners by %j', async (part, expected) => {
    const { rows, total } = await book({ filter: { ...everybody, ...part } });
    expect(rows.map(({ userId }) => userId)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it('puts the highest or the lowest first', async () => {
    expect((await book({ order: 'highest' })).rows.map(({ userId }) => userId)).toEqual(['ada', 'bob', 'eve']);
    expect((await book({ order: 'lowest' })).rows.map(({ userId }) => userId)).toEqual(['eve', 'bob', 'ada']);
  });

  it('asks as little of many learners as of few', async () => {
    await book();
    const { select } = await countStatements(stores.databaseUrl, () => book({ page: 'all' }));
    expect(select).toBe(6);
  });

  it('reads grades whole where a server cuts long texts off, and where a block has an odd name', async () => {
    const values = { courseKey, earnedAll: 1, possibleAll: 3, earnedGraded: 1, possibleGraded: 3, updatedAt: testNow };
    const long = Array.from({ length: 40 }, (_, at) => `sequential@${'x'.repeat(40)}${at}`);
    const rows = [...long, 'sequential@a,b'].map((block) => ({
      userId: 'eve',
      block,
      ...values,
      percentGraded: 0.3333,
    }));
    await stores.db.insert(subsectionGrades).values(rows);
    const cells = await findCells(stores.db, { courseKey, userIds: ['eve', 'ada'] });
    expect([...(cells.get('eve') ?? [])].sort()).toEqual(rows.map(({ block }) => [block, 0.3333]).sort());
    expect(cells.get('ada')?.get(quiz)).toBe(0.9167);
    await stores.db.delete(subsectionGrades).where(eq(subsectionGrades.userId, 'eve'));
  });

  it('marks what the team set, says why, and gives the computed points back', async () => {
    const instructor = as(stores, teacher('instructor'));
    const set = { earnedAll: null, possibleAll: null, earnedGraded: 6, possibleGraded: null };
    const input = { courseKey, userId: 'bob', block: quiz, reason: 'The printer was broken.' };
    await overrideSubsectionGrade(instructor, { ...input, override: set });
    await grade('bob');
    const bob = async () => (await book()).rows.find(({ userId }) => userId === 'bob');
    expect(await bob()).toMatchObject({ percent: 0.25, cells: [0.5, null], overridden: new Set([0]) });
    const explained = await explainLearner(staff(), { courseKey, userId: 'bob' });
    expect(explained.record).toMatchObject({ percent: 0.25 });
    expect(explained.now?.subsections.find(({ block }) => block === quiz)).toMatchObject({
      label: 'Q 01',
      section: 'Section one',
      graded: { earned: 6, possible: 12 },
      override: { reason: 'The printer was broken.', setBy: null, before: { earned: 1, possible: 12 } },
      problems: [
        { title: 'Number', earned: 0, possible: 10, isAttempted: false },
        { title: 'Twice', earned: 0, possible: 1, isAttempted: false },
        { title: 'Choice', earned: 1, possible: 1, isAttempted: true },
      ],
    });
    expect(explained.now?.types[0]?.entries.map(({ label, fraction }) => [label, fraction])).toEqual([
      ['Q 01', 0.5],
      ['Q 02', 0],
    ]);
    await overrideSubsectionGrade(instructor, { ...input, override: null, reason: 'It worked after all.' });
    await grade('bob');
    expect(await bob()).toMatchObject({ percent: 0.04, overridden: new Set() });
  });

  it('lists the roster with progress', async () => {
    const { learners, total } = await listRoster(staff(), { courseKey, filter: everybody, order: 'name', page: 1 });
    expect(total).toBe(3);
    expect(learners.map(({ userId, lastProgressAt }) => [userId, lastProgressAt])).toEqual([
      ['ada', testNow],
      ['bob', testNow],
      ['eve', null],
    ]);
    const [ada, bob, eve] = learners.map(({ progress }) => progress);
    expect(ada).toBeCloseTo((bob ?? 0) * 2);
    expect(bob).toBeGreaterThan(0);
    expect(eve).toBe(0);
  });

  it.each(outsiders)('is closed to %s', async (_who, actor, kind) => {
    const ctx = as(stores, actor);
    await expect(readGradebook(ctx, { courseKey, filter: everybody, order: 'name', page: 1 })).rejects.toMatchObject({
      kind,
    });
    await expect(listRoster(ctx, { courseKey, filter: everybody, order: 'name', page: 1 })).rejects.toMatchObject({
      kind,
    });
    await expect(explainLearner(ctx, { courseKey, userId: 'ada' })).rejects.toMatchObject({ kind });
    await expect(
      overrideSubsectionGrade(ctx, { courseKey, userId: 'ada', block: quiz, override: null, reason: 'x' }),
    ).rejects.toMatchObject({ kind });
  });

  it('tells nothing of people who never enrolled here, as of people who are not there', async () => {
    for (const userId of ['gone', 'no-such-person']) {
      await expect(explainLearner(staff(), { courseKey, userId })).rejects.toMatchObject({
        kind: 'NotFound',
        code: 'learners.not-found',
      });
    }
  });
});

describe('courses that somebody teaches', () => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores();
    await importLearnerCourse(stores, taughtCourse);
  });
  afterAll(() => stores.close());
  const listed = async (role: RoleName, scope: string) => {
    const actor: Actor = { kind: 'user', userId: 'teacher', roles: [{ role, scope }] };
    return (await listTaughtCourses(as(stores, actor))).map((course) => [
      course.courseKey,
      course.seesLearners,
      course.seesReports,
    ]);
  };

  it.each([
    ['instructor', courseKey, true, true],
    ['org_admin', 'Org', true, true],
    ['site_admin', '*', true, true],
    ['limited_staff', courseKey, true, false],
    ['data_researcher', courseKey, false, true],
  ] as const)('an account with the role %s over %s', async (role, scope, seesLearners, seesReports) => {
    expect(await listed(role, scope)).toEqual([[courseKey, seesLearners, seesReports]]);
  });

  it('are none of another organisation, and for learners and testers there is no list', async () => {
    expect(await listed('instructor', 'Elsewhere')).toEqual([]);
    await expect(listed('beta_tester', courseKey)).rejects.toMatchObject({ code: 'instructor.no-course' });
    await expect(listTaughtCourses(as(stores, { kind: 'anonymous' }))).rejects.toMatchObject({
      kind: 'Unauthenticated',
    });
  });
});
