import { describe, expect, it } from 'vitest';
import { attemptScore, grade, parseProblem } from '@/lib/capa';
import type { OutlineEntry } from '@/lib/courses';
import type { Settings } from '@/lib/olx/model';
import { defaultAccess } from '@/lib/schedule';
import { noProblemState } from '../schema';
import { decideProblem } from './decide-problem';
import { resultOf } from './graded-result';
import { problemSettings } from './problem-settings';

const problem = parseProblem(
  '<problem><numericalresponse answer="42"><formulaequationinput/></numericalresponse></problem>',
);

/** What a learner may do after these answers, none of them reset. */
async function factsAfter(settings: Settings, answers: readonly string[], isDone = true) {
  const entry: OutlineEntry = {
    block: 'problem@p',
    type: 'problem',
    id: 'p',
    node: 'n',
    settings: { showanswer: 'finished', show_reset_button: true, ...settings },
    ownSettings: {},
    maxPoints: 1,
    isSupported: true,
    parent: null,
    parents: [],
    path: [],
    children: [],
    order: 1,
  };
  const history: number[] = [];
  let state = noProblemState;
  for (const answer of answers) {
    const graded = await grade(problem, { '2_1': answer });
    if (graded.error !== undefined) throw new Error(graded.message);
    history.push(graded.earned);
    state = { ...state, result: resultOf(graded), history };
  }
  return decideProblem({
    course: {
      courseKey: 'course-v1:O+C+R',
      userId: 'ada',
      seesAsStaff: false,
      viewing: { now: new Date('2026-01-01') },
      decision: { canAnswer: true },
    },
    entry,
    decided: {
      access: defaultAccess,
      due: { due: null, extendedFrom: null, closesAt: null, state: 'no-due-date' },
    },
    loaded: { block: 'problem@p', node: 'n', problem },
    row: {
      block: 'problem@p',
      attempts: answers.length,
      seed: 1,
      isDone,
      earned: attemptScore(history, problemSettings(entry).gradingMethod),
      possible: 1,
      state,
      lastSubmittedAt: null,
    },
  });
}

describe('decideProblem', () => {
  it('goes by the score that counts, not by the last answer', async () => {
    expect(await factsAfter({}, ['41', '42'])).toMatchObject({ canShowAnswer: true, canReset: false });
    expect(await factsAfter({}, ['42', '41'])).toMatchObject({ canShowAnswer: false, canReset: true });
    const best = { grading_method: 'highest_score' };
    expect(await factsAfter(best, ['42', '41'])).toMatchObject({ canShowAnswer: true, canReset: false });
    const mean = { grading_method: 'average_score' };
    expect(await factsAfter(mean, ['41', '42'])).toMatchObject({ canShowAnswer: false, canReset: true });
    expect(await factsAfter(mean, ['42', '42'])).toMatchObject({ canShowAnswer: true, canReset: false });
  });

  it('holds nothing for right that was not submitted, or was reset', async () => {
    expect(await factsAfter({}, [], false)).toMatchObject({ canShowAnswer: false, canReset: true });
    expect(await factsAfter({ grading_method: 'highest_score' }, ['42'], false)).toMatchObject({
      canShowAnswer: false,
      canReset: true,
    });
  });
});
