import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitAnswer } from '@/lib/attempts';
import { jumpTo, openCourseDates, openCourseHome, openStaticPage } from '@/lib/enrollments';
import { openCourseProgress } from '@/lib/grades';
import { drivers, type FreshStores, openFreshStores } from '../support/fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from '../support/learner-course';
import { openedUnit } from '../support/opened-unit';

describe.each(drivers)('a course’s home, dates and progress, over %s', (driver) => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores({ driver });
    await importLearnerCourse(stores);
  });
  afterAll(() => stores.close());

  it('show the course’s home, its own pages and its dates', async () => {
    const hen = await addLearner(stores, 'hen');
    const home = await openCourseHome(hen.context(), { courseKey });
    expect(home).toMatchObject({
      status: 'open',
      handouts: '<p>Handout</p>',
      updates: [{ id: '1', date: 'March 1', html: '<p>First</p>' }],
      resume: { hasBegun: false },
    });
    const sections = home.status === 'open' ? home.sections : [];
    expect(
      sections.map((section) => section.subsections.map(({ title, locked }) => [title, locked?.code ?? null])),
    ).toEqual([
      [
        ['Reading', null],
        ['Quiz', null],
      ],
      [
        ['Over', null],
        ['Later', 'not-begun'],
      ],
    ]);
    expect(home.course.tabs.map(({ kind, name }) => name ?? kind)).toEqual(['home', 'progress', 'dates', 'More']);
    expect(await openStaticPage(hen.context(), { courseKey, slug: 'more' })).toMatchObject({
      title: 'More',
      html: '<p>A page of the course</p>',
    });
    await expect(openStaticPage(hen.context(), { courseKey, slug: 'none' })).rejects.toMatchObject({
      kind: 'NotFound',
    });
    const dates = await openCourseDates(hen.context(), { courseKey });
    expect(dates.status === 'open' && dates.dates.map(({ kind, title }) => [kind, title])).toEqual([
      ['course-starts', null],
      ['due', 'Over'],
      ['today', null],
      ['opens', 'Later'],
      ['course-ends', null],
    ]);
  });

  it('lead links to the page of what they name', async () => {
    const ian = await addLearner(stores, 'ian');
    const jump = (id: string) => jumpTo(ian.context(), { courseKey, id });
    expect(await jump('choice')).toBe(`/courses/${courseKey}/units/vertical@ask#problem@choice`);
    expect(await jump('problem@choice')).toBe(`/courses/${courseKey}/units/vertical@ask#problem@choice`);
    expect(await jump('quiz')).toBe(`/courses/${courseKey}/units/vertical@ask`);
    expect(await jump('ask')).toBe(`/courses/${courseKey}/units/vertical@ask`);
    await expect(jump('plain2')).rejects.toMatchObject({ kind: 'NotFound' });
    await expect(jump('nothing')).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('grade as the policy says, and leave hidden results out', async () => {
    const joy = await addLearner(stores, 'joy');
    const answer = async (id: string, unit: string, given: string) => {
      const page = await openedUnit(joy.context(), { courseKey, block: `vertical@${unit}` });
      const problem = page.blocks.find(({ block }) => block === `problem@${id}`);
      if (problem?.kind === 'problem') {
        const { node, attempt } = problem;
        await submitAnswer(joy.context(), {
          courseKey,
          block: `problem@${id}`,
          node,
          attempt,
          answers: { '2_1': given },
        });
      }
    };
    await answer('number', 'ask', '42');
    await answer('choice', 'ask', 'choice_0');
    await answer('twice', 'more', '42');
    const progress = await openCourseProgress(joy.context(), { courseKey });
    if (progress.status !== 'open') {
      throw new Error('closed');
    }
    // Number 10 of 10, choice 0 of 1, twice 1 of 1, and 1 each for anew, slow, survey and secret that were not answered.
    const quiz = progress.sections[0]?.subsections.find(({ title }) => title === 'Quiz');
    expect(quiz).toMatchObject({ earned: 11, possible: 16, format: 'Quiz', isGraded: true });
    expect(quiz?.problems.find(({ block }) => block === 'problem@secret')).toMatchObject({ earned: null });
    expect(progress.assignmentTypes[0]?.entries.map(({ fraction }) => fraction)).toEqual([0.6875, 0]);
    // 0.6875 and 0 on average, to whole percents.
    expect(progress.grade).toMatchObject({ fraction: 0.34, hasPassed: false, letter: null, passFraction: 0.5 });
  });
});
