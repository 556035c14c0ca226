import type { Answers, AnswersView, Correctness, HintView, InputId, ProblemView } from '@/lib/capa/model';
import type { InstantText, SafeHtml } from '@/lib/enrollments';

/** What a learner may know of how one input was graded. Every piece of HTML is sanitised. */
export interface InputFeedback {
  readonly correctness: Correctness;
  readonly hints: readonly HintView[];
  readonly message: SafeHtml;
  readonly feedback: readonly SafeHtml[];
}

/** One input of an answer that was kept beside the problem, in words. */
export interface KeptAnswer {
  readonly inputId: InputId;
  readonly text: string;
}

/** Where the learner stands in a problem, in one word: `answered` where the result is hidden by the course. */
export type ProblemStanding = 'unanswered' | 'correct' | 'partially-correct' | 'incorrect' | 'answered' | 'queued';

/** Why an answer cannot be submitted now; pages say it in words under `problem.refused.<reason>`. */
export type RefusalReason =
  | 'past-due'
  | 'no-attempts-left'
  | 'reset-first'
  | 'wait'
  | 'not-enrolled'
  | 'faulty'
  /** Its script could not be run just now; the same answer can be sent again. */
  | 'busy'
  | 'unsupported';

/** Which of the buttons stand under the problem, and which of them can be used. */
export interface ProblemControls {
  readonly submit: 'enabled' | 'disabled' | 'hidden';
  readonly save: boolean;
  readonly reset: boolean;
  readonly showAnswer: boolean;
  /** Another demand hint can be asked for. */
  readonly hint: boolean;
}

export interface ProblemBlockView {
  readonly kind: 'problem';
  readonly block: string;
  readonly title: string;
  /** The version of the question: goes back with the answer. */
  readonly node: string;
  /** Attempts on record when this was made: goes back with the answer. */
  readonly attempt: number;
  /** The question; each piece of HTML in it is sanitised, `src` of pictures rewritten. */
  readonly view: ProblemView;
  /** What stands in the inputs: submitted, saved, or nothing. */
  readonly answers: Answers;
  /** Whether `answers` were saved and not submitted. */
  readonly isSaved: boolean;
  /** An answer that was typed and can stand in the inputs no longer (the question changed, the work is closed): shown beside them. */
  readonly kept: readonly KeptAnswer[];
  readonly standing: ProblemStanding;
  /** Null where nothing was graded yet or the course hides it. */
  readonly feedback: Readonly<Record<InputId, InputFeedback>> | null;
  readonly overallMessage: SafeHtml;
  /** Weighted points; `earned` is null before the first attempt and where the course hides it. Null: the problem has no points. */
  readonly score: { readonly earned: number | null; readonly possible: number } | null;
  readonly isGraded: boolean;
  /** `allowed` null: as many as wanted. */
  readonly attempts: { readonly used: number; readonly allowed: number | null };
  readonly due: InstantText | null;
  readonly isPastDue: boolean;
  readonly controls: ProblemControls;
  /** Why `submit` is disabled, where it is. */
  readonly refusal: RefusalReason | null;
  /** Seconds until another submission is taken; 0 for at once. */
  readonly waitSeconds: number;
  /** Demand hints served so far, in order. */
  readonly hints: { readonly shown: readonly SafeHtml[]; readonly total: number };
  /** Present only in the answer to `showAnswer`; its HTML is sanitised. */
  readonly shownAnswers: AnswersView | null;
  /** The course hides results for now (`never`, `past_due`). */
  readonly isResultHidden: boolean;
  /** Whoever looks belongs to the team of the course, and is told what a learner is not. */
  readonly seesAsStaff: boolean;
}

/** Every answer holds the problem as it stands now, so that one component draws both the page and what follows it. */
export type SubmitResult =
  /**
   * `attemptId` (`att_…`) acknowledges the attempt. `isRepeat`: an attempt with this number was graded before and nothing was
   * done twice; where it held other answers, those sent now are in `problem.kept`.
   */
  | {
      readonly status: 'graded';
      readonly attemptId: string;
      readonly isRepeat: boolean;
      readonly problem: ProblemBlockView;
    }
  /** The course team changed the question meanwhile: nothing was graded, no attempt used. What was sent is in `problem.kept`. */
  | { readonly status: 'changed'; readonly problem: ProblemBlockView }
  /** The answer cannot be read (a broken number, …): no attempt used, what was typed stays. */
  | {
      readonly status: 'not-understood';
      readonly message: string;
      readonly inputId: InputId | null;
      readonly problem: ProblemBlockView;
    }
  /** Not taken; what was typed is saved: in `problem.answers` where it can still be sent, else in `problem.kept`. */
  | { readonly status: 'refused'; readonly reason: RefusalReason; readonly problem: ProblemBlockView };

export type SaveResult =
  | { readonly status: 'saved'; readonly problem: ProblemBlockView }
  | Extract<SubmitResult, { status: 'changed' | 'refused' }>;

export type ResetResult =
  | { readonly status: 'reset'; readonly problem: ProblemBlockView }
  | Extract<SubmitResult, { status: 'refused' }>;

/** `problem.shownAnswers` holds the answers. */
export type ShowAnswerResult =
  | { readonly status: 'shown'; readonly problem: ProblemBlockView }
  | { readonly status: 'not-yet'; readonly problem: ProblemBlockView };

/** `problem.hints.shown` holds the hints so far. */
export interface HintResult {
  readonly status: 'hint';
  readonly problem: ProblemBlockView;
}
