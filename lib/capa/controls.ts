/** When a learner may submit, save, reset and see the answer. Source: the Open edX documentation of problem settings. */

export const showAnswerModes = [
  'always',
  'answered',
  'attempted',
  'closed',
  'finished',
  'correct_or_past_due',
  'past_due',
  'never',
  'after_attempts',
  'after_all_attempts',
  'after_all_attempts_or_correct',
  'attempted_no_past_due',
] as const;
export type ShowAnswer = (typeof showAnswerModes)[number] | '';

export const showCorrectnessModes = ['always', 'past_due', 'never', 'never_but_include_grade'] as const;
export type ShowCorrectness = (typeof showCorrectnessModes)[number];

export const rerandomizeModes = ['always', 'onreset', 'never', 'per_student'] as const;
export type Rerandomize = (typeof rerandomizeModes)[number];

export interface AttemptState {
  readonly attempts: number;
  /** null: no limit. 0: a survey, whose answers are saved and never graded. */
  readonly maxAttempts: number | null;
  /** Now is after due and grace. False where there is no due date. */
  readonly isPastDue: boolean;
  readonly isCorrect: boolean;
}

/** No more submissions: all attempts used, or past due. */
export function isClosed(state: Pick<AttemptState, 'attempts' | 'maxAttempts' | 'isPastDue'>): boolean {
  return usedAllAttempts(state) || state.isPastDue;
}

function usedAllAttempts({ attempts, maxAttempts }: Pick<AttemptState, 'attempts' | 'maxAttempts'>): boolean {
  return maxAttempts !== null && attempts >= maxAttempts;
}

/**
 * Whether a learner may know whether an answer is right.
 *
 * @param isPastDue now is after the due date (the grace period does not count here); true where there is no due date
 */
export function correctnessAvailable(input: {
  readonly showCorrectness: ShowCorrectness;
  readonly isPastDue: boolean;
  readonly isStaff: boolean;
}): boolean {
  if (input.showCorrectness === 'never' || input.showCorrectness === 'never_but_include_grade') return false;
  return input.isStaff || input.showCorrectness !== 'past_due' || input.isPastDue;
}

/** Whether Show answer is there. Staff see it always, but for `never`, no mode at all, and hidden correctness. */
export function answerAvailable(
  input: AttemptState & {
    readonly showanswer: ShowAnswer;
    readonly attemptsBeforeShowAnswer: number;
    readonly isStaff: boolean;
    readonly showCorrectness: ShowCorrectness;
    /** For `showCorrectness: 'past_due'`, where it differs from `isPastDue` (no due date, grace period). */
    readonly isPastDueForCorrectness?: boolean;
  },
): boolean {
  const { showanswer, attempts, maxAttempts, isCorrect, isPastDue } = input;
  if (!correctnessAvailable({ ...input, isPastDue: input.isPastDueForCorrectness ?? isPastDue })) return false;
  if (showanswer === 'never' || showanswer === '') return false;
  if (input.isStaff) return true;
  switch (showanswer) {
    case 'always':
      return true;
    case 'answered':
      return isCorrect;
    case 'attempted':
      return attempts > 0 || isPastDue;
    case 'attempted_no_past_due':
      return attempts > 0;
    case 'closed':
      return isClosed(input);
    case 'finished':
      return isClosed(input) || isCorrect;
    case 'correct_or_past_due':
      return isCorrect || isPastDue;
    case 'past_due':
      return isPastDue;
    case 'after_attempts': {
      const wanted = input.attemptsBeforeShowAnswer;
      return attempts >= (maxAttempts ? Math.min(wanted, maxAttempts) : wanted);
    }
    case 'after_all_attempts':
      return usedAllAttempts(input);
    case 'after_all_attempts_or_correct':
      return usedAllAttempts(input) || isCorrect;
  }
}

export interface ControlsState extends AttemptState {
  readonly rerandomize: Rerandomize;
  /** A submission stands that was not reset. */
  readonly isSubmitted: boolean;
  readonly showResetButton: boolean;
  /** The author wants a save button always. */
  readonly forceSaveButton?: boolean;
}

/** With `always`, a submitted problem is reset before it is submitted again. */
const awaitsReset = (state: ControlsState): boolean => state.rerandomize === 'always' && state.isSubmitted;

export function submitEnabled(state: ControlsState): boolean {
  return !isClosed(state) && !awaitsReset(state);
}

export function resetShown(state: ControlsState): boolean {
  if (isClosed(state) && state.maxAttempts !== 0) return false;
  const drawsAnew = state.rerandomize === 'always' || state.rerandomize === 'onreset';
  if (drawsAnew && state.isSubmitted) return true;
  return !state.isCorrect && state.showResetButton;
}

export function saveShown(state: ControlsState): boolean {
  const isSurvey = state.maxAttempts === 0;
  if (state.forceSaveButton) return !isClosed(state);
  if (state.maxAttempts === null && state.rerandomize !== 'always') return false;
  return (isSurvey || !isClosed(state)) && !awaitsReset(state);
}

/**
 * Seconds to wait until the next submission is taken; 0 where it may be sent now.
 *
 * @param lastSubmissionMs, nowMs milliseconds since 1970
 */
export function waitSeconds(input: {
  readonly submissionWaitSeconds: number;
  readonly lastSubmissionMs: number | null;
  readonly nowMs: number;
}): number {
  if (input.lastSubmissionMs === null) return 0;
  const passedSeconds = (input.nowMs - input.lastSubmissionMs) / 1000;
  return Math.max(0, Math.ceil(input.submissionWaitSeconds - passedSeconds));
}

/** The `rerandomize` setting as authors write it: `""` and `"true"` mean always, `"false"` means per student. */
export function parseRerandomize(text: string): Rerandomize {
  if (text === '' || text === 'true') return 'always';
  if (text === 'false') return 'per_student';
  return rerandomizeModes.find((mode) => mode === text) ?? 'never';
}
