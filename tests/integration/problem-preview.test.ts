import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attempts, learnerOutbox, siteOutbox, studentStates } from '@/db/schema';
import { type PreviewProblemInput, previewProblem } from '@/lib/attempts';
import { problemTemplates } from '@/lib/capa/authoring/problem-templates';
import type { Actor } from '@/lib/context';
import { importCourse } from '@/lib/courses';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { courseKey, learnerCourse } from '../support/learner-course';

const author: Actor = { kind: 'user', userId: 'usr_author', roles: [{ role: 'staff', scope: courseKey }] };
const input: PreviewProblemInput = {
  courseKey,
  block: 'problem@choice',
  settings: {},
  source: '<problem/>',
  seed: 1,
  answers: {},
  isSubmitted: false,
  attempts: 0,
  hints: 0,
  showsAnswers: false,
};
const numerical =
  '<problem><numericalresponse answer="4"><label>2 + 2?</label><formulaequationinput/>' +
  '<correcthint>Well counted.</correcthint><solution><p>Two and two.</p></solution></numericalresponse>' +
  '<demandhint><hint>Count <b onclick="x()">fingers</b>.</hint><hint>Again.</hint></demandhint></problem>';

describe('a problem that is being written', () => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores();
    await importCourse(stores.context(), { source: { files: learnerCourse() } });
  });
  afterAll(async () => {
    await stores.close();
  });

  const preview = (changes: Partial<PreviewProblemInput>, actor: Actor = author) =>
    previewProblem(stores.context({ actor }), { ...input, ...changes });

  it('is shown and graded from its unsaved source, its hints and its answer stand behind their buttons', async () => {
    const shown = await preview({ source: numerical });
    expect(shown).toMatchObject({ findings: [], misunderstood: null, varies: false });
    expect(shown.problem).toMatchObject({ standing: 'unanswered', hints: { shown: [], total: 2 }, shownAnswers: null });
    expect(JSON.stringify(shown.problem)).not.toMatch(/Two and two|fingers|Well counted/);

    const right = await preview({
      source: numerical,
      answers: { '2_1': '4' },
      isSubmitted: true,
      attempts: 1,
      hints: 1,
    });
    expect(right.problem).toMatchObject({ standing: 'correct', score: { earned: 1, possible: 1 } });
    expect(JSON.stringify(right.problem.feedback)).toContain('Well counted.');
    expect(right.problem.hints.shown).toEqual(['Count <b>fingers</b>.']);
    const wrong = await preview({ source: numerical, answers: { '2_1': '5' }, isSubmitted: true, showsAnswers: true });
    expect(wrong.problem).toMatchObject({
      standing: 'incorrect',
      shownAnswers: { inputs: { '2_1': { texts: ['4'] } } },
    });
    expect(JSON.stringify(wrong.problem.shownAnswers)).toContain('Two and two.');
    const unread = await preview({ source: numerical, answers: { '2_1': '2+' }, isSubmitted: true });
    expect(unread.misunderstood).toContain('2+');
    expect(unread.problem).toMatchObject({ standing: 'unanswered', answers: { '2_1': '2+' }, isSaved: false });
  });

  it('grades what was submitted against the source as it is by then', async () => {
    const answered = { answers: { '2_1': '5' }, isSubmitted: true };
    expect((await preview({ source: numerical, ...answered })).problem.standing).toBe('incorrect');
    const mended = numerical.replace('answer="4"', 'answer="5"');
    expect((await preview({ source: mended, ...answered })).problem.standing).toBe('correct');
  });

  it('follows its settings as they are, and those of its subsection', async () => {
    const limited = {
      source: numerical,
      settings: { max_attempts: 2, weight: 10 },
      answers: { '2_1': '5' },
      isSubmitted: true,
    };
    const { problem } = await preview({ ...limited, attempts: 2 });
    expect(problem).toMatchObject({
      isGraded: true,
      refusal: 'no-attempts-left',
      attempts: { used: 2, allowed: 2 },
      score: { earned: 0, possible: 10 },
    });
    // Past due and hidden for learners: who writes it sees what it says all the same.
    for (const block of ['problem@pastdue', 'problem@secret']) {
      expect(
        (await preview({ block, source: numerical, answers: { '2_1': '4' }, isSubmitted: true })).problem,
      ).toMatchObject({ standing: 'correct', isResultHidden: false });
    }
  });

  it('draws other numbers for another variant, and the same for the same', async () => {
    const source = problemTemplates.find(({ id }) => id === 'python')?.source ?? '';
    const number = async (seed: number) => {
      const { problem, varies, findings } = await preview({ source, seed });
      expect({ varies, findings }).toEqual({ varies: true, findings: [] });
      return /multiple of (\d)/.exec(JSON.stringify(problem.view))?.[1];
    };
    const drawn = await Promise.all([1, 2, 3, 4, 5, 6].map(number));
    expect(new Set(drawn).size).toBeGreaterThan(1);
    expect(await number(3)).toBe(drawn[2]);
    const graded = await preview({ source, answers: { '2_1': 'many' }, isSubmitted: true });
    expect(JSON.stringify(graded.problem.feedback)).toContain('Please write a whole number.');
  });

  it.each(problemTemplates)('shows the template "$id" without a finding', async ({ source, settings }) => {
    const shown = await preview({ source, settings });
    expect(shown.findings).toEqual([]);
    expect(shown.problem.view.inputs).toHaveLength(1);
    expect(shown.problem.refusal).toBeNull();
    expect(shown.problem.controls.submit).toBe('enabled');
  });

  it('says what a check of the course would find, by its line', async () => {
    const found = async (source: string, settings = {}) =>
      (await preview({ source, settings })).findings.map(({ code, line }) => ({ code, line }));
    expect(await found('<problem>\n<p>\n</problem>')).toEqual([{ code: 'broken-problem', line: 3 }]);
    expect(await found('<problem>\n<numericalresponse answer="2x"><textline/></numericalresponse></problem>')).toEqual([
      { code: 'bad-answer', line: 2 },
    ]);
    const nothingRight =
      '<problem>\n\n<choiceresponse><checkboxgroup><choice>a</choice></checkboxgroup></choiceresponse></problem>';
    expect(await found(nothingRight)).toEqual([{ code: 'no-correct-answer', line: 3 }]);
    expect(await found(nothingRight, { weight: 0 })).toEqual([]);
    expect(
      await found(
        '<problem>\n<script type="loncapa/python">\nx = 1 / 0\n</script>\n<p>$x</p><stringresponse answer="$x"><textline/></stringresponse></problem>',
      ),
    ).toEqual([{ code: 'script-failed', line: 3 }]);
    expect(
      await found(
        '<problem>\n<script type="loncapa/python">import nonsuch</script><stringresponse answer="a"><textline/></stringresponse></problem>',
      ),
    ).toEqual([{ code: 'script-module-missing', line: 2 }]);
  });

  it('holds hostile sources: endless scripts end, markup is cleaned, nothing opens a file', async () => {
    const endless = await preview({
      source:
        '<problem><script type="loncapa/python">while True: pass</script><stringresponse answer="a"><textline/></stringresponse></problem>',
    });
    expect(endless.findings.map(({ code }) => code)).toEqual(['script-failed']);
    const markup = await preview({
      source: '<problem><p onclick="x()">a<script>alert(1)</script><iframe src="javascript:x()"/></p></problem>',
    });
    expect(JSON.stringify(markup.problem.view)).not.toMatch(/onclick|alert|javascript:/);
    const entity = await preview({
      source: '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><problem>&x;</problem>',
    });
    expect(entity.findings.map(({ code }) => code)).toEqual(['broken-problem']);
    await expect(preview({ source: 'x'.repeat(900_001) })).rejects.toThrow();
    await expect(preview({ answers: { '2_1': 'x'.repeat(200_000) } })).rejects.toMatchObject({
      code: 'attempts.answer-too-long',
    });
  });

  it('is tried by the course team alone', async () => {
    const as = (role: 'site_admin' | 'org_admin' | 'instructor' | 'staff' | 'beta_tester', scope: string): Actor => ({
      kind: 'user',
      userId: `usr_${role}`,
      roles: [{ role, scope }],
    });
    for (const actor of [
      as('site_admin', '*'),
      as('org_admin', 'Org'),
      as('instructor', courseKey),
      as('staff', courseKey),
    ]) {
      await expect(preview({ source: numerical }, actor)).resolves.toBeDefined();
    }
    const refused: readonly Actor[] = [
      as('beta_tester', courseKey),
      as('staff', 'course-v1:Org+Other+r1'),
      as('org_admin', 'Other'),
      { kind: 'user', userId: 'usr_learner', roles: [] },
    ];
    for (const actor of refused) {
      await expect(preview({ source: numerical }, actor)).rejects.toMatchObject({ kind: 'Forbidden' });
    }
    await expect(preview({ source: numerical }, { kind: 'anonymous' })).rejects.toMatchObject({
      kind: 'Unauthenticated',
    });
    await expect(preview({ source: numerical, block: 'problem@none' })).rejects.toMatchObject({
      code: 'courses.no-block',
    });
    await expect(preview({ source: numerical, block: 'html@plain' })).rejects.toThrow();
  });

  it('is written down nowhere', async () => {
    const { db } = stores.context();
    const count = async () =>
      (
        await Promise.all([attempts, studentStates, learnerOutbox, siteOutbox].map((table) => db.select().from(table)))
      ).map((rows) => rows.length);
    const before = await count();
    await preview({ source: numerical, answers: { '2_1': '4' }, isSubmitted: true, attempts: 1, hints: 2 });
    expect(await count()).toEqual(before);
  });
});
