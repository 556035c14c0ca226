import { describe, expect, it } from 'vitest';
import {
  answerAvailable,
  correctnessAvailable,
  isClosed,
  parseRerandomize,
  resetShown,
  saveShown,
  showAnswerModes,
  submitEnabled,
  waitSeconds,
} from './controls';

const answer = {
  attempts: 0,
  maxAttempts: 3,
  isCorrect: false,
  isPastDue: false,
  attemptsBeforeShowAnswer: 2,
  isStaff: false,
  showCorrectness: 'always',
  showanswer: 'finished',
} as const;
const modesThatShow = (change: Partial<Parameters<typeof answerAvailable>[0]>) =>
  showAnswerModes.filter((showanswer) => answerAvailable({ ...answer, ...change, showanswer }));

describe('answerAvailable', () => {
  it('goes by the mode', () => {
    expect(modesThatShow({})).toEqual(['always']);
    expect(modesThatShow({ attempts: 1 })).toEqual(['always', 'attempted', 'attempted_no_past_due']);
    expect(modesThatShow({ attempts: 2 })).toContain('after_attempts');
    expect(modesThatShow({ attempts: 1, isCorrect: true })).toEqual([
      'always',
      'answered',
      'attempted',
      'finished',
      'correct_or_past_due',
      'after_all_attempts_or_correct',
      'attempted_no_past_due',
    ]);
    expect(modesThatShow({ isPastDue: true })).toEqual([
      'always',
      'attempted',
      'closed',
      'finished',
      'correct_or_past_due',
      'past_due',
    ]);
    expect(modesThatShow({ attempts: 3 })).toEqual(
      showAnswerModes.filter((mode) => !['answered', 'correct_or_past_due', 'past_due', 'never'].includes(mode)),
    );
  });

  it('asks for no more attempts than there are', () => {
    const after = { ...answer, showanswer: 'after_attempts', attemptsBeforeShowAnswer: 5 } as const;
    expect(answerAvailable({ ...after, attempts: 3 })).toBe(true);
    expect(answerAvailable({ ...after, attempts: 3, maxAttempts: null })).toBe(false);
    expect(answerAvailable({ ...after, attempts: 5, maxAttempts: null })).toBe(true);
  });

  it('lets staff see, but not where the author says never, nor hidden correctness', () => {
    expect(modesThatShow({ isStaff: true })).toEqual(showAnswerModes.filter((mode) => mode !== 'never'));
    expect(answerAvailable({ ...answer, isStaff: true, showanswer: '' })).toBe(false);
    expect(modesThatShow({ isStaff: true, showCorrectness: 'never' })).toEqual([]);
    expect(modesThatShow({ isStaff: true, showCorrectness: 'past_due' })).toContain('always');
    expect(modesThatShow({ showCorrectness: 'past_due' })).toEqual([]);
    expect(modesThatShow({ showCorrectness: 'past_due', isPastDue: true })).toContain('always');
    expect(modesThatShow({ showCorrectness: 'past_due', isPastDueForCorrectness: true })).toContain('always');
  });
});

it('hides correctness by its own mode', () => {
  const learner = { isPastDue: false, isStaff: false };
  expect(correctnessAvailable({ ...learner, showCorrectness: 'always' })).toBe(true);
  expect(correctnessAvailable({ ...learner, showCorrectness: 'past_due' })).toBe(false);
  expect(correctnessAvailable({ ...learner, showCorrectness: 'past_due', isStaff: true })).toBe(true);
  expect(correctnessAvailable({ ...learner, showCorrectness: 'never_but_include_grade', isStaff: true })).toBe(false);
});

describe('buttons', () => {
  const state = {
    attempts: 1,
    maxAttempts: 3,
    isPastDue: false,
    isCorrect: false,
    rerandomize: 'never',
    isSubmitted: true,
    showResetButton: false,
  } as const;

  it('closes when attempts are used or the time is over', () => {
    expect(isClosed({ attempts: 3, maxAttempts: 3, isPastDue: false })).toBe(true);
    expect(isClosed({ attempts: 9, maxAttempts: null, isPastDue: false })).toBe(false);
    expect(isClosed({ attempts: 0, maxAttempts: null, isPastDue: true })).toBe(true);
    expect(submitEnabled({ ...state, attempts: 3 })).toBe(false);
  });

  it('wants a reset before the next try of a problem that is drawn anew', () => {
    const always = { ...state, rerandomize: 'always' } as const;
    expect([submitEnabled(always), resetShown(always), saveShown(always)]).toEqual([false, true, false]);
    const fresh = { ...always, isSubmitted: false };
    expect([submitEnabled(fresh), resetShown(fresh), saveShown(fresh)]).toEqual([true, false, true]);
  });

  it('saves where attempts are limited, in surveys, and where the author wants it', () => {
    expect(saveShown(state)).toBe(true);
    expect(saveShown({ ...state, maxAttempts: null })).toBe(false);
    expect(saveShown({ ...state, maxAttempts: null, forceSaveButton: true })).toBe(true);
    expect(saveShown({ ...state, maxAttempts: 0, isPastDue: true })).toBe(true);
    expect(saveShown({ ...state, isPastDue: true, forceSaveButton: true })).toBe(false);
  });

  it('resets only what is not right', () => {
    expect(resetShown({ ...state, showResetButton: true })).toBe(true);
    expect(resetShown({ ...state, showResetButton: true, isCorrect: true })).toBe(false);
    expect(resetShown({ ...state, showResetButton: true, isPastDue: true })).toBe(false);
  });
});

it('counts the seconds to wait', () => {
  expect(waitSeconds({ submissionWaitSeconds: 60, lastSubmissionMs: null, nowMs: 5 })).toBe(0);
  expect(waitSeconds({ submissionWaitSeconds: 60, lastSubmissionMs: 0, nowMs: 500 })).toBe(60);
  expect(waitSeconds({ submissionWaitSeconds: 60, lastSubmissionMs: 0, nowMs: 59_001 })).toBe(1);
  expect(waitSeconds({ submissionWaitSeconds: 60, lastSubmissionMs: 0, nowMs: 60_000 })).toBe(0);
});

it('reads what authors write for rerandomize', () => {
  expect(['', 'true', 'false', 'onreset', 'always', 'never', 'per_student', 'odd'].map(parseRerandomize)).toEqual([
    'always',
    'always',
    'per_student',
    'onreset',
    'always',
    'never',
    'per_student',
    'never',
  ]);
});
