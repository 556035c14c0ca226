import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseGrades, siteOutbox } from '@/db/schema';
import { openUnit, submitAnswer } from '@/lib/attempts';
import { changeCohort, createCohort } from '@/lib/cohorts';
import type { Actor } from '@/lib/context';
import { changeSettings, changeTextbooks, changeUpdates, type LiveField, saveGrading } from '@/lib/courses';
import { gradeLearner } from '@/lib/grades';
import type { Json } from '@/lib/olx/model';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';

const team: Actor = { kind: 'user', userId: 'usr_team', roles: [{ role: 'instructor', scope: courseKey }] };
const policy = { GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 1, drop_count: 0, weight: 1 }] };
const halved = { ...policy, GRADE_CUTOFFS: { Pass: 0.2 } };

describe('a saved setting', () => {
  let stores: FreshStores;
  let minute = 0;
  const staff = () => {
    minute += 1;
    return stores.context({ actor: team, now: new Date(stores.context().now.getTime() + minute * 60_000) });
  };
  const save = (field: LiveField, opened: Json | undefined, value: Json | undefined) =>
    changeSettings(staff(), { courseKey, changes: [{ field, opened, value }], message: 'Settings' });
  const saysRegrade = async () => {
    const [row] = await stores.db
      .select({ data: siteOutbox.data })
      .from(siteOutbox)
      .where(eq(siteOutbox.name, 'courses/settings.changed'))
      .orderBy(desc(siteOutbox.id))
      .limit(1);
    return (row?.data as { canChangeGrades?: boolean } | undefined)?.canChangeGrades;
  };
  const grade = async () => {
    await gradeLearner(staff(), { userId: 'ada', courseKey });
    const [row] = await stores.db.select().from(courseGrades).where(eq(courseGrades.userId, 'ada'));
    return [row?.percent, row?.letter, row?.isPassed];
  };

  beforeAll(async () => {
    stores = await openFreshStores();
    await importLearnerCourse(stores);
    const ada = await addLearner(stores, 'ada');
    const page = await openUnit(ada.context(), { courseKey, block: 'vertical@ask' });
    const number = page.status === 'open' ? page.blocks.find(({ block }) => block === 'problem@number') : undefined;
    if (number?.kind !== 'problem') throw new Error('No problem');
    const { block, node, attempt } = number;
    await submitAnswer(ada.context(), { courseKey, block, node, attempt, answers: { '2_1': '42' } });
  });
  afterAll(() => stores.close());

  it.each<readonly [LiveField, Json | undefined, Json, boolean]>([
    ['handouts', '<p>Handout</p>', '<p>Other</p>', false],
    ['about/effort', undefined, '3 hours', false],
    ['settings/display_name', 'To learn in', 'Renamed', false],
    ['settings/graceperiod', undefined, '2 days', false],
    ['settings/due', undefined, '2026-02-01T00:00:00Z', false],
    ['settings/max_attempts', undefined, 1, false],
    ['settings/show_correctness', undefined, 'never', false],
    ['settings/hide_from_toc', undefined, true, false],
    ['settings/self_paced', undefined, true, false],
    ['settings/enrollment_end', undefined, '2026-01-01T00:00:00Z', false],
    ['settings/course_visibility', undefined, 'public', false],
    ['settings/enable_subsection_gating', undefined, true, false],
    ['settings/user_partitions', undefined, [], false],
    ['settings/start', '2026-01-01T00:00:00Z', '2026-09-01T00:00:00Z', true],
    ['settings/end', '2026-12-01T00:00:00Z', '2026-01-02T00:00:00Z', true],
    ['settings/visible_to_staff_only', undefined, true, true],
    ['settings/group_access', undefined, { 50: [2] }, true],
    ['settings/graded', undefined, true, true],
    ['grading-policy', undefined, halved, true],
  ])('of %s is announced with whether a grade may change, and none does that was not said to', async (...row) => {
    const [field, opened, value, expected] = row;
    const was = opened ?? (field === 'grading-policy' ? quizPolicy : undefined);
    const before = await grade();
    await save(field, was, value);
    expect(await saysRegrade()).toBe(expected);
    const after = await grade();
    if (!expected) {
      expect(after).toEqual(before);
    }
    await save(field, value, was);
    expect(await grade()).toEqual(before);
  });

  it('starts no grading where it is a handout, an update, a textbook, a cohort’s name or grace; a policy does', async () => {
    const before = await runWorkflows(stores, { startAt: staff().now });
    await before.settle();
    await before.stop();
    await save('handouts', '<p>Handout</p>', '<p>Other</p>');
    await changeUpdates(staff(), { courseKey, edit: { kind: 'add', date: 'March 9', html: '<p>New</p>' } });
    const book = { title: 'Book', chapters: [{ title: 'I', url: '/static/i.pdf' }] };
    await changeTextbooks(staff(), { courseKey, edit: { opened: null, book } });
    const id = await createCohort(staff(), { courseKey, name: 'Early', group: '' });
    const opened = { name: 'Early', group: '' };
    await changeCohort(staff(), { courseKey, id, name: 'Late', group: '', opened });
    const grace = { field: 'settings/graceperiod', opened: undefined, value: '1 day' } as const;
    await saveGrading(staff(), { courseKey, changes: [grace], message: 'Grace' });
    const workflows = await runWorkflows(stores, { startAt: staff().now });
    const runs = async () => (await workflows.runsOf('lectern-regrade-course')).length;
    const already = await runs();
    await workflows.settle();
    expect(await runs()).toBe(already);
    const changed = { field: 'grading-policy', opened: quizPolicy, value: halved } as const;
    await saveGrading(staff(), { courseKey, changes: [changed], message: 'Cut-offs' });
    await workflows.settle();
    expect(await runs()).toBe(already + 1);
    await workflows.stop();
  });
});

const quizPolicy: Json = {
  GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 2, drop_count: 0, weight: 1 }],
  GRADE_CUTOFFS: { Pass: 0.5 },
};
