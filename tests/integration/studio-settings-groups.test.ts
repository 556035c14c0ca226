import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, learnerAuditEntries, learnerOutbox } from '@/db/schema';
import { openUnit, submitAnswer } from '@/lib/attempts';
import { assignLearners, changeCohort, createCohort, distributeLearners, listCohorts } from '@/lib/cohorts';
import type { Actor } from '@/lib/context';
import { changeGroups, getCourseRun, loadOutline, readPartitions } from '@/lib/courses';
import { gradeLearner } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';

const files = {
  'policies/r1/policy.json': JSON.stringify({
    'course/r1': {
      user_partitions: [
        {
          id: 100,
          name: 'Content Groups',
          scheme: 'cohort',
          groups: [
            { id: 101, name: 'Red', version: 1 },
            { id: 102, name: 'Blue', version: 1 },
          ],
          version: 3,
          parameters: {},
          active: true,
        },
      ],
    },
    'vertical/ask': { group_access: { 100: [101] } },
  }),
};
const actor = (role: 'staff' | 'limited_staff' | 'data_researcher' | 'beta_tester', scope = courseKey): Actor => ({
  kind: 'user',
  userId: 'usr_team',
  roles: [{ role, scope }],
});

describe.each(drivers)('groups and cohorts, over %s', (driver) => {
  let stores: FreshStores;
  let minute = 0;
  const as = (who: Actor = actor('staff')) => {
    minute += 1;
    return stores.context({ actor: who, now: new Date(testNow.getTime() + minute * 60_000) });
  };
  const partitions = async () => {
    const { publishedRoot } = await getCourseRun(stores, courseKey);
    return readPartitions((await stores.courseware.getNode(publishedRoot)).settings.user_partitions);
  };
  const names = async () =>
    (await listCohorts(as(), { courseKey })).cohorts.map(({ name, learners }) => [name, learners]);
  const canOpen = async (userId: string) => {
    const ctx = stores.context({ actor: { kind: 'user', userId, roles: [] } });
    return await openUnit(ctx, { courseKey, block: 'vertical@ask' }).then(
      (page) => page.status,
      (error) => error.kind,
    );
  };

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, files);
    for (const id of ['ada', 'bo', 'cy', 'di', 'ed']) {
      await addLearner(stores, id);
    }
    await addLearner(stores, 'outsider', { mode: null });
  });
  afterAll(() => stores.close());

  it('content groups are added and renamed in both heads, over what others have made of them', async () => {
    await changeGroups(as(), { courseKey, edit: { kind: 'add-content-group', name: 'Green' } });
    await changeGroups(as(), {
      courseKey,
      edit: { kind: 'rename-group', partitionId: 100, groupId: 102, opened: 'Blue', name: 'Navy' },
    });
    expect((await partitions())[0]?.groups.map(({ name }) => name)).toEqual(['Red', 'Navy', 'Green']);
    const { draftRoot, publishedRoot } = await getCourseRun(stores, courseKey);
    expect(draftRoot).toBe(publishedRoot);
    const late = changeGroups(as(), {
      courseKey,
      edit: { kind: 'rename-group', partitionId: 100, groupId: 102, opened: 'Blue', name: 'Sky' },
    });
    await expect(late).rejects.toMatchObject({ code: 'groups.changed-meanwhile' });
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.action, 'course.change-groups'));
    expect(audit).toHaveLength(2);
  });

  it('a group is not removed while blocks are for it or a cohort sees it', async () => {
    const remove = (groupId: number) =>
      changeGroups(as(), { courseKey, edit: { kind: 'remove-group', partitionId: 100, groupId } });
    await expect(remove(101)).rejects.toMatchObject({ code: 'groups.in-use' });
    const id = await createCohort(as(), { courseKey, name: 'Sailors', group: '100:102' });
    await expect(remove(102)).rejects.toMatchObject({ code: 'groups.in-use' });
    const opened = { name: 'Sailors', group: '100:102' };
    await changeCohort(as(), { courseKey, id, name: 'Sailors', group: '', opened });
    await remove(102);
    expect((await partitions())[0]?.groups.map(({ name }) => name)).toEqual(['Red', 'Green']);
  });

  it('cohorts are named once, and two who change one do not overwrite each other', async () => {
    const again = createCohort(as(), { courseKey, name: ' Sailors ', group: '' });
    await expect(again).rejects.toMatchObject({ code: 'cohorts.name-taken' });
    const id = await createCohort(as(), { courseKey, name: 'Readers', group: '' });
    const opened = { name: 'Readers', group: '' };
    await changeCohort(as(), { courseKey, id, name: 'Readers', group: '100:101', opened });
    const late = changeCohort(as(), { courseKey, id, name: 'Late readers', group: '', opened });
    await expect(late).rejects.toMatchObject({ code: 'cohorts.changed-meanwhile' });
    expect((await listCohorts(as(), { courseKey })).cohorts.map(({ name, group }) => [name, group])).toEqual([
      ['Readers', { partitionId: 100, groupId: 101 }],
      ['Sailors', null],
    ]);
  });

  it('learners are put in by pasted addresses, and see what their group sees', async () => {
    const [readers] = (await listCohorts(as(), { courseKey })).cohorts;
    const id = readers?.id ?? '';
    expect(await canOpen('ada')).toBe('NotFound');
    const emails = 'ADA@example.org, bo@example.org;\nada@example.org nobody@example.org outsider@example.org';
    expect(await assignLearners(as(), { courseKey, id, emails })).toEqual({
      assigned: 2,
      unchanged: 0,
      unknown: ['nobody@example.org', 'outsider@example.org'],
    });
    expect(await canOpen('ada')).toBe('open');
    expect(await assignLearners(as(), { courseKey, id, emails: 'ada@example.org' })).toMatchObject({ unchanged: 1 });
    const audit = await stores.db.select().from(learnerAuditEntries).where(eq(learnerAuditEntries.target, 'ada'));
    expect(audit).toMatchObject([{ action: 'cohort.assign', actor: 'usr_team', after: { cohortId: id } }]);
  });

  it('whoever has a grade is graded anew when they move', async () => {
    const ctx = stores.context({ actor: { kind: 'user', userId: 'bo', roles: [] } });
    const page = await openUnit(ctx, { courseKey, block: 'vertical@ask' });
    const block = page.status === 'open' ? page.blocks.find((one) => one.block === 'problem@number') : undefined;
    if (block?.kind !== 'problem') throw new Error('No problem');
    const { node, attempt } = block;
    await submitAnswer(ctx, { courseKey, block: block.block, node, attempt, answers: { '2_1': '42' } });
    await gradeLearner(stores.context(), { userId: 'bo', courseKey });
    const [, sailors] = (await listCohorts(as(), { courseKey })).cohorts;
    await assignLearners(as(), { courseKey, id: sailors?.id ?? '', emails: 'bo@example.org, cy@example.org' });
    const told = await stores.db
      .select({ userId: learnerOutbox.userId })
      .from(learnerOutbox)
      .where(and(eq(learnerOutbox.name, 'enrollments/groups.changed')));
    expect(told).toEqual([{ userId: 'bo' }]);
  });

  it('the rest are spread evenly', async () => {
    expect(await names()).toEqual([
      ['Readers', 1],
      ['Sailors', 2],
    ]);
    expect(await distributeLearners(as(), { courseKey })).toEqual({ assigned: 2 });
    expect(await names()).toEqual([
      ['Readers', 3],
      ['Sailors', 2],
    ]);
    expect(await distributeLearners(as(), { courseKey })).toEqual({ assigned: 0 });
  });

  it('an experiment is made and removed while nothing uses it', async () => {
    await changeGroups(as(), { courseKey, edit: { kind: 'add-experiment', name: 'Film', groups: ['A', 'B'] } });
    const film = (await partitions()).find(({ name }) => name === 'Film');
    expect(film).toMatchObject({ scheme: 'random', groups: [{ name: 'A' }, { name: 'B' }] });
    await changeGroups(as(), { courseKey, edit: { kind: 'remove-partition', partitionId: film?.id ?? 0 } });
    expect((await partitions()).map(({ name }) => name)).toEqual(['Content Groups']);
    const outline = await loadOutline(stores.courseware, (await getCourseRun(stores, courseKey)).publishedRoot);
    expect(outline.entries.get('vertical@ask')?.ownSettings.group_access).toEqual({ 100: [101] });
  });

  it.each([
    ['a visitor', { kind: 'anonymous' }, false],
    ['a learner', { kind: 'user', userId: 'ada', roles: [] }, false],
    ['a beta tester', actor('beta_tester'), false],
    ['a data researcher', actor('data_researcher'), false],
    ['staff of another course', actor('staff', 'course-v1:Org+Other+r1'), false],
    ['limited staff', actor('limited_staff'), true],
  ] satisfies [string, Actor, boolean][])(
    '%s changes no groups; of the teachers only limited staff has cohorts',
    async (_, who, hasCohorts) => {
      const refused = { kind: expect.stringMatching(/Forbidden|Unauthenticated/) };
      const edit = { kind: 'add-content-group', name: 'Nobody’s' } as const;
      await expect(changeGroups(as(who), { courseKey, edit })).rejects.toMatchObject(refused);
      if (hasCohorts) {
        expect((await listCohorts(as(who), { courseKey })).cohorts).toHaveLength(2);
        return;
      }
      const [readers] = (await listCohorts(as(), { courseKey })).cohorts;
      const id = readers?.id ?? '';
      const opened = { name: 'Readers', group: '100:101' };
      for (const tried of [
        () => listCohorts(as(who), { courseKey }),
        () => createCohort(as(who), { courseKey, name: 'X', group: '' }),
        () => changeCohort(as(who), { courseKey, id, name: 'X', group: '', opened }),
        () => assignLearners(as(who), { courseKey, id, emails: 'ada@example.org' }),
        () => distributeLearners(as(who), { courseKey }),
      ]) {
        await expect(tried()).rejects.toMatchObject(refused);
      }
    },
  );
});
