import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, courseGrades } from '@/db/schema';
import { openUnit, submitAnswer } from '@/lib/attempts';
import type { Actor } from '@/lib/context';
import { editBlock, getCourseRun, loadOutline, saveGrading, subsectionsOf } from '@/lib/courses';
import { gradeLearner, previewGradingPolicy } from '@/lib/grades';
import type { Json } from '@/lib/olx/model';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows } from '../support/run-workflows';

const grader = (type: string, weight = 1, min = 1) => ({
  type,
  short_label: 'Q',
  min_count: min,
  drop_count: 0,
  weight,
  own_key: 'kept',
});
const first = { GRADER: [grader('Quiz')], GRADE_CUTOFFS: { Pass: 0.5 } };
const files = {
  'policies/r1/grading_policy.json': JSON.stringify(first),
  'vertical/more.xml': '<vertical display_name="More"><problem url_name="twice"/></vertical>',
  'sequential/over.xml':
    '<sequential display_name="Over" due="2026-02-01T00:00:00Z"><vertical url_name="late"/></sequential>',
};
const role = (name: 'staff' | 'instructor' | 'beta_tester', scope = courseKey): Actor => ({
  kind: 'user',
  userId: 'usr_team',
  roles: [{ role: name, scope }],
});

describe.each(drivers)('the grading policy in the studio, over %s', (driver) => {
  let stores: FreshStores;
  let minute = 0;
  const staff = (actor: Actor = role('staff')) => {
    minute += 1;
    return stores.context({ actor, now: new Date(stores.context().now.getTime() + minute * 60_000) });
  };
  const outline = async (head: 'draftRoot' | 'publishedRoot') =>
    loadOutline(stores.courseware, (await getCourseRun(stores, courseKey))[head]);
  const policy = async () => (await outline('publishedRoot')).documents.gradingPolicy;
  const save = async (value: Json, more: Partial<Parameters<typeof saveGrading>[1]> = {}) =>
    saveGrading(staff(), {
      courseKey,
      message: 'Grading',
      changes: [{ field: 'grading-policy', opened: await policy(), value }],
      ...more,
    });

  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores, files);
    // 12 points: 10, 1, 1.
    for (const [name, answers] of [
      ['ada', ['number', 'choice']],
      ['bo', ['choice']],
      ['cy', ['number']],
    ] as const) {
      const learner = await addLearner(stores, name);
      const page = await openUnit(learner.context(), { courseKey, block: 'vertical@ask' });
      for (const id of answers) {
        const block = page.status === 'open' ? page.blocks.find((one) => one.block === `problem@${id}`) : undefined;
        if (block?.kind !== 'problem') throw new Error(`No problem ${id}`);
        const answer = id === 'number' ? '42' : 'choice_1';
        await submitAnswer(learner.context(), {
          courseKey,
          block: block.block,
          node: block.node,
          attempt: block.attempt,
          answers: { '2_1': answer },
        });
      }
      await gradeLearner(stores.context(), { userId: name, courseKey });
    }
    await addLearner(stores, 'idle');
  });
  afterAll(() => stores.close());

  it('is tried out before it is saved: whose grade changes, by how much, and nothing is written', async () => {
    const before = await stores.db.select().from(courseGrades);
    const harder = { ...first, GRADER: [grader('Quiz', 0.5)] };
    const preview = await previewGradingPolicy(staff(), { courseKey, policy: harder });
    expect(preview).toMatchObject({
      learners: 3,
      isFrozen: false,
      changed: 3,
      raised: 0,
      lowered: 3,
      letterChanged: 2,
      newlyPassed: 0,
      newlyFailed: 2,
    });
    expect(preview.changes.map(({ name, before: was, after }) => [name, was.percent, after.percent])).toEqual([
      ['ada', 0.92, 0.46],
      ['cy', 0.83, 0.42],
      ['bo', 0.08, 0.04],
    ]);
    expect(preview.changes[0]).toMatchObject({ before: { letter: 'Pass' }, after: { letter: null, isPassed: false } });
    expect(preview.histogram).toEqual({
      before: [1, 0, 0, 0, 0, 0, 0, 0, 1, 1],
      after: [1, 0, 0, 0, 2, 0, 0, 0, 0, 0],
    });
    expect(await stores.db.select().from(courseGrades)).toEqual(before);
    expect(await previewGradingPolicy(staff(), { courseKey, policy: first })).toMatchObject({
      changed: 0,
      changes: [],
    });
  });

  it('once saved, the workflow gives everybody the grade that was foretold', async () => {
    const next = { GRADER: [grader('Quiz', 0.5)], GRADE_CUTOFFS: { A: 0.9, B: 0.4 } };
    const { changes } = await previewGradingPolicy(staff(), { courseKey, policy: next });
    await save(next);
    const workflows = await runWorkflows(stores, { startAt: staff().now });
    await workflows.settle();
    await workflows.stop();
    for (const { userId, after } of changes) {
      const [row] = await stores.db.select().from(courseGrades).where(eq(courseGrades.userId, userId));
      expect(row).toMatchObject({ ...after });
    }
    expect(changes).toHaveLength(3);
    expect((await policy()) as unknown).toMatchObject({ GRADER: [{ own_key: 'kept' }] });
    const [row] = await stores.db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1);
    expect(row).toMatchObject({ action: 'course.change-grading', actor: 'usr_team', courseKey });
  });

  it('renames a type with its subsections, in what learners see and in the draft, and nothing else goes out', async () => {
    const run = await getCourseRun(stores, courseKey);
    const html = (await loadOutline(stores.courseware, run.draftRoot)).entries.get('html@plain');
    await editBlock(staff(), {
      courseKey,
      block: 'html@plain',
      node: html?.node ?? '',
      settings: { display_name: 'Only drafted' },
      source: '<p>Draft</p>',
      message: 'Draft',
    });
    const renamed = { GRADER: [grader('Test', 0.5)], GRADE_CUTOFFS: { A: 0.9, B: 0.4 } };
    const renames = [{ from: 'Quiz', to: 'Test' }];
    expect(await previewGradingPolicy(staff(), { courseKey, policy: renamed })).toMatchObject({ lowered: 3 });
    expect(await previewGradingPolicy(staff(), { courseKey, policy: renamed, renames })).toMatchObject({ changed: 0 });
    await save(renamed, { renames });
    for (const head of ['draftRoot', 'publishedRoot'] as const) {
      expect(subsectionsOf(await outline(head), 'Quiz')).toEqual([]);
      expect(subsectionsOf(await outline(head), 'Test').map(({ block }) => block)).toEqual(['sequential@quiz']);
    }
    expect((await outline('draftRoot')).entries.get('html@plain')?.ownSettings).toEqual({
      display_name: 'Only drafted',
    });
    expect((await outline('publishedRoot')).entries.get('html@plain')?.ownSettings).toEqual({ display_name: 'Plain' });
  });

  it('shows both sides where somebody else saved another policy meanwhile', async () => {
    const opened = await policy();
    const theirs = { GRADER: [grader('Test')], GRADE_CUTOFFS: { Pass: 0.6 } };
    const mine = { GRADER: [grader('Test')], GRADE_CUTOFFS: { Pass: 0.7 } };
    await save(theirs);
    const late = save(mine, { changes: [{ field: 'grading-policy', opened, value: mine }] });
    await expect(late).rejects.toMatchObject({
      kind: 'Conflict',
      code: 'courses.settings-changed-meanwhile',
      conflicts: [{ field: 'grading-policy', theirs, mine }],
    });
    expect(await policy()).toEqual(theirs);
    // Another field in the same form is no conflict.
    await save(mine, {
      changes: [{ field: 'settings/graceperiod', opened: undefined, value: '2 hours' }],
    });
    expect((await outline('draftRoot')).course.settings.graceperiod).toBe('2 hours');
  });

  it('refuses what cannot be graded by, by its place', async () => {
    const wrong = { GRADER: [grader(''), grader('A', -1)], GRADE_CUTOFFS: { Pass: 2 } };
    const fields = {
      'GRADER[0].type': 'name-missing',
      'GRADER[1].weight': 'weight-below-zero',
      'GRADE_CUTOFFS.Pass': 'cutoff-out-of-range',
    };
    await expect(save(wrong)).rejects.toMatchObject({ kind: 'Invalid', code: 'grading.bad-policy', fields });
    await expect(previewGradingPolicy(staff(), { courseKey, policy: wrong })).rejects.toMatchObject({ fields });
  });

  it.each([
    ['a visitor', { kind: 'anonymous' }, 'Unauthenticated'],
    ['a learner', { kind: 'user', userId: 'ada', roles: [] }, 'Forbidden'],
    ['a beta tester', role('beta_tester'), 'Forbidden'],
    ['staff of another course', role('staff', 'course-v1:Org+Other+r1'), 'Forbidden'],
  ] satisfies [string, Actor, string][])('refuses %s', async (_, actor, kind) => {
    await expect(previewGradingPolicy(staff(actor), { courseKey, policy: first })).rejects.toMatchObject({ kind });
    const saving = saveGrading(staff(actor), { courseKey, message: 'No', changes: [] });
    await expect(saving).rejects.toMatchObject({ kind });
  });
});
