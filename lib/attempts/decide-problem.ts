import { createHash } from 'node:crypto';
import {
  answerAvailable,
  type ControlsState,
  isClosed,
  resetShown,
  saveShown,
  seedFor,
  submitEnabled,
  waitSeconds,
} from '@/lib/capa';
import type { OutlineEntry } from '@/lib/courses';
import type { DecidedEntry, LearnerCourse } from '@/lib/enrollments';
import { decideResults } from '@/lib/grading';
import type { LoadedProblem } from './load-problem';
import type { RefusalReason } from './model';
import { type ProblemSettings, problemSettings } from './problem-settings';
import type { StateRow } from './queries';
import { noProblemState, type ProblemState, problemState } from './schema';

/** A problem, where it stands, and what one learner has in it. */
export interface ProblemPlace {
  readonly course: LearnerCourse;
  readonly entry: OutlineEntry;
  readonly decided: DecidedEntry;
  readonly loaded: LoadedProblem;
  readonly row: StateRow | undefined;
}

/** What a learner may do with a problem now, and what they may know of their result. */
export interface ProblemFacts {
  readonly settings: ProblemSettings;
  readonly state: ProblemState;
  readonly seed: number;
  readonly attempts: number;
  readonly isDone: boolean;
  readonly isPastDue: boolean;
  /** No more submissions will be taken. */
  readonly isClosed: boolean;
  readonly isResultHidden: boolean;
  readonly canSubmit: boolean;
  readonly canSave: boolean;
  readonly canReset: boolean;
  readonly canShowAnswer: boolean;
  /** Survey: answers are saved and never graded. */
  readonly isSurvey: boolean;
  readonly refusal: RefusalReason | null;
  readonly waitSeconds: number;
}

/** Works out what `place` allows. Clock and learner stand in the course’s viewing. */
export function decideProblem(place: ProblemPlace): ProblemFacts {
  const { course, entry, decided, loaded, row } = place;
  const settings = problemSettings(entry);
  const parsed = row ? problemState.safeParse(row.state) : null;
  const state = parsed?.success ? parsed.data : noProblemState;
  const now = course.viewing.now;
  const isPastDue = decided.due.state === 'closed';
  const { closesAt } = decided.due;
  const { showCorrectness } = decided.access;
  const control: ControlsState = {
    attempts: row?.attempts ?? 0,
    maxAttempts: settings.maxAttempts,
    isPastDue,
    isCorrect: (row?.isDone ?? false) && (state.result?.isCorrect ?? false),
    rerandomize: settings.rerandomize,
    isSubmitted: row?.isDone ?? false,
    showResetButton: settings.showResetButton,
    forceSaveButton: settings.forceSaveButton,
  };
  const wait = waitSeconds({
    submissionWaitSeconds: settings.submissionWaitSeconds,
    lastSubmissionMs: row?.lastSubmittedAt?.getTime() ?? null,
    nowMs: now.getTime(),
  });
  const mayAnswer = course.decision.canAnswer && course.userId !== null;
  const isAnswerable = entry.maxPoints !== null && loaded.problem.fault === null;
  const refusal = refusalOf({ control, mayAnswer, isAnswerable, hasFault: loaded.problem.fault !== null, wait });
  return {
    settings,
    state,
    seed: row?.seed ?? firstSeed(course, entry, settings),
    attempts: control.attempts,
    isDone: control.isSubmitted,
    isPastDue,
    isClosed: isClosed(control),
    isResultHidden: decideResults(showCorrectness, closesAt, now, course.seesAsStaff) !== 'shown',
    canSubmit: refusal === null,
    canSave: mayAnswer && isAnswerable && saveShown(control),
    canReset: mayAnswer && isAnswerable && resetShown(control),
    canShowAnswer: answerAvailable({
      ...control,
      showanswer: settings.showanswer,
      attemptsBeforeShowAnswer: settings.attemptsBeforeShowAnswer,
      isStaff: course.seesAsStaff,
      showCorrectness,
      isPastDueForCorrectness: closesAt === null || closesAt.getTime() < now.getTime(),
    }),
    isSurvey: settings.maxAttempts === 0,
    refusal,
    waitSeconds: wait,
  };
}

function refusalOf(input: {
  readonly control: ControlsState;
  readonly mayAnswer: boolean;
  readonly isAnswerable: boolean;
  readonly hasFault: boolean;
  readonly wait: number;
}): RefusalReason | null {
  const { control } = input;
  if (!input.isAnswerable) {
    return input.hasFault ? 'faulty' : 'unsupported';
  }
  if (!input.mayAnswer) {
    return 'not-enrolled';
  }
  if (!submitEnabled(control)) {
    if (control.isPastDue) {
      return 'past-due';
    }
    return isClosed(control) ? 'no-attempts-left' : 'reset-first';
  }
  return input.wait > 0 ? 'wait' : null;
}

/** The seed before anything is stored: the same at every look, so that reading a page writes nothing. */
function firstSeed(course: LearnerCourse, entry: OutlineEntry, settings: ProblemSettings): number {
  if (settings.rerandomize === 'never') {
    return 1;
  }
  const usageKey = `${course.courseKey.replace(/^course-v1:/, 'block-v1:')}+type@${entry.type}+block@${entry.id}`;
  const digest = createHash('sha256')
    .update(`${course.userId ?? ''}${usageKey}`)
    .digest('hex');
  return seedFor(settings.rerandomize, {
    perStudentDigest: () => digest,
    draw: () => Number.parseInt(digest.slice(8, 16), 16) / 2 ** 32,
  });
}
