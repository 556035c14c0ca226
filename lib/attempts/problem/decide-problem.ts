import { createHash } from 'node:crypto';
import {
  answerAvailable,
  type ControlsState,
  isClosed,
  type ProblemFault,
  resetShown,
  saveShown,
  seedFor,
  submitEnabled,
  unavailableScriptCode,
  waitSeconds,
} from '@/lib/capa';
import type { OutlineEntry } from '@/lib/courses';
import type { BlockState, DecidedEntry, LearnerCourse } from '@/lib/enrollments';
import { decideResults } from '@/lib/grading';
import type { RefusalReason } from '../model';
import { noProblemState, type ProblemState, problemState } from '../schema';
import type { LoadedProblem } from './load-problem';
import { type ProblemSettings, problemSettings } from './problem-settings';

/** What showing a problem asks of the visit. */
export interface ProblemVisit extends Pick<LearnerCourse, 'courseKey' | 'userId' | 'seesAsStaff'> {
  readonly viewing: Pick<LearnerCourse['viewing'], 'now'>;
  readonly decision: Pick<LearnerCourse['decision'], 'canAnswer'>;
}

/** A problem, where it stands, and what one learner has in it. */
export interface ProblemPlace<Course extends ProblemVisit = LearnerCourse> {
  readonly course: Course;
  readonly entry: OutlineEntry;
  readonly decided: Pick<DecidedEntry, 'access' | 'due'>;
  readonly loaded: LoadedProblem;
  readonly row: BlockState | undefined;
}

/** What a learner may do with a problem now, and what they may know of their result. */
export interface ProblemFacts {
  readonly settings: ProblemSettings;
  readonly state: ProblemState;
  readonly seed: number;
  /** All on record: the guard of the next. */
  readonly attempts: number;
  /** Those that count towards the limit. */
  readonly used: number;
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
export function decideProblem(place: ProblemPlace<ProblemVisit>): ProblemFacts {
  const { course, entry, decided, loaded, row } = place;
  const settings = problemSettings(entry);
  const parsed = row ? problemState.safeParse(row.state) : null;
  const state = parsed?.success ? parsed.data : noProblemState;
  const now = course.viewing.now;
  const isPastDue = decided.due.state === 'closed';
  const { closesAt } = decided.due;
  const { showCorrectness } = decided.access;
  const control: ControlsState = {
    attempts: Math.max(0, (row?.attempts ?? 0) - state.forgiven),
    maxAttempts: settings.maxAttempts,
    isPastDue,
    isCorrect: hasAllPoints(row),
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
  const { fault } = loaded.problem;
  const isAnswerable = entry.maxPoints !== null && fault === null;
  const refusal = refusalOf({ control, mayAnswer, isAnswerable, fault, wait });
  return {
    settings,
    state,
    seed: seedOf(place),
    attempts: row?.attempts ?? 0,
    used: control.attempts,
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

/** Right is who has all points by the score that counts: the last answer alone may say otherwise. */
function hasAllPoints(row: BlockState | undefined): boolean {
  return row?.isDone === true && row.earned !== null && row.earned === row.possible;
}

function refusalOf(input: {
  readonly control: ControlsState;
  readonly mayAnswer: boolean;
  readonly isAnswerable: boolean;
  readonly fault: ProblemFault | null;
  readonly wait: number;
}): RefusalReason | null {
  const { control } = input;
  if (!input.isAnswerable) {
    return input.fault === null ? 'unsupported' : input.fault.code === unavailableScriptCode ? 'busy' : 'faulty';
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

/** The seed that a learner has in a problem. Before anything is stored it is the same at every look: reading a page writes nothing. */
export function seedOf({ course, entry, row }: Pick<ProblemPlace<ProblemVisit>, 'course' | 'entry' | 'row'>): number {
  if (row) {
    return row.seed;
  }
  const { rerandomize } = problemSettings(entry);
  if (rerandomize === 'never') {
    return 1;
  }
  const usageKey = `${course.courseKey.replace(/^course-v1:/, 'block-v1:')}+type@${entry.type}+block@${entry.id}`;
  const digest = createHash('sha256')
    .update(`${course.userId ?? ''}${usageKey}`)
    .digest('hex');
  return seedFor(rerandomize, {
    perStudentDigest: () => digest,
    draw: () => Number.parseInt(digest.slice(8, 16), 16) / 2 ** 32,
  });
}
