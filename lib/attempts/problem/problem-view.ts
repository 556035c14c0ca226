import {
  type Answers,
  answersInWords,
  answersOf,
  demandHints,
  type ProblemView,
  unavailableScriptCode,
  weightedScore,
} from '@/lib/capa';
import { renderAuthorHtml } from '@/lib/courses';
import { titleOf } from '@/lib/enrollments';
import { unavailable } from '@/lib/errors';
import type { InputFeedback, KeptAnswer, ProblemBlockView, ProblemStanding } from '../model';
import type { StoredInputResult } from '../schema';
import { decideProblem, type ProblemFacts, type ProblemPlace, type ProblemVisit } from './decide-problem';
import { safeViewOf } from './load-problem';
import { makeAnswersSafe } from './safe-view';

export interface ProblemViewOptions {
  /** What was sent just now and not stored as it stands; shown in the inputs. */
  readonly typed?: Answers;
  /** What was sent just now and can stand in the inputs no longer; shown beside them. */
  readonly kept?: readonly KeptAnswer[];
  /** The answer to Show answer. The caller has checked that it may be shown. */
  readonly showAnswers?: boolean;
}

/**
 * A problem as its learner may see it. No answer, solution, unserved hint or script gets in before its time. Throws Unavailable
 * where nothing could run the problem's script just now: what stands on the reader's page is better than what could be drawn.
 */
export function viewProblemBlock(
  place: ProblemPlace<ProblemVisit>,
  options: ProblemViewOptions = {},
  facts: ProblemFacts = decideProblem(place),
): ProblemBlockView {
  const { course, entry, decided, loaded } = place;
  const { courseKey } = course;
  if (loaded.problem.fault?.code === unavailableScriptCode) {
    throw unavailable(
      'attempts.script-unavailable',
      'Too many questions are being worked out at the moment. Please try again in a few seconds.',
      { cause: loaded.problem.fault.message, retryAfterSeconds: 5 },
    );
  }
  const view = safeViewOf(loaded, facts.seed, courseKey);
  const shown = answersShown(facts, view, entry.node, options);
  const hints = demandHints(loaded.problem);
  const served = facts.state.hints?.node === entry.node ? Math.min(facts.state.hints.served, hints.length) : 0;
  return {
    kind: 'problem',
    block: entry.block,
    title: titleOf(entry),
    node: entry.node,
    attempt: facts.attempts,
    view: course.seesAsStaff ? view : withoutFault(view),
    answers: shown.answers,
    isSaved: shown.isSaved,
    kept: shown.kept,
    standing: standingOf(facts),
    feedback: shown.isSubmitted && facts.isDone && !facts.isResultHidden ? feedbackOf(facts, courseKey) : null,
    overallMessage:
      shown.isSubmitted && facts.isDone && !facts.isResultHidden && facts.state.result
        ? renderAuthorHtml(facts.state.result.overallMessage, courseKey)
        : '',
    score: scoreOf(place, facts),
    isGraded: decided.access.isGraded && entry.ownSettings.graded !== false,
    attempts: { used: facts.used, allowed: facts.settings.maxAttempts },
    due: decided.due.due?.toISOString() ?? null,
    isPastDue: facts.isPastDue,
    controls: {
      submit: submitControl(facts, view),
      save: facts.canSave,
      reset: facts.canReset,
      showAnswer: facts.canShowAnswer && hasAnswers(view),
      hint: course.userId !== null && course.decision.canAnswer && served < hints.length,
    },
    refusal: facts.refusal,
    waitSeconds: facts.waitSeconds,
    hints: { shown: hints.slice(0, served).map((hint) => renderAuthorHtml(hint, courseKey)), total: hints.length },
    shownAnswers: options.showAnswers
      ? makeAnswersSafe(answersOf(loaded.problem, { seed: facts.seed }), courseKey)
      : null,
    isResultHidden: facts.isResultHidden,
    seesAsStaff: course.seesAsStaff,
  };
}

function submitControl(facts: ProblemFacts, view: ProblemView): ProblemBlockView['controls']['submit'] {
  if (facts.isSurvey || view.inputs.length === 0 || facts.refusal === 'unsupported' || facts.refusal === 'faulty') {
    return 'hidden';
  }
  return facts.canSubmit ? 'enabled' : 'disabled';
}

const hasAnswers = (view: ProblemView) => view.hasSolution || view.inputs.some(({ type }) => type !== 'unsupported');

/** What is wrong with a problem may quote it: only its team sees that. */
const withoutFault = (view: ProblemView): ProblemView =>
  view.fault ? { ...view, fault: { ...view.fault, message: '', line: null, column: null } } : view;

interface AnswersShown {
  readonly answers: Answers;
  readonly isSaved: boolean;
  /** What stands in the inputs is what was graded. */
  readonly isSubmitted: boolean;
  readonly kept: readonly KeptAnswer[];
}

/** What stands in the inputs: what was typed just now, else what was saved, else what was submitted. */
function answersShown(facts: ProblemFacts, view: ProblemView, node: string, options: ProblemViewOptions): AnswersShown {
  const { submitted, saved } = facts.state;
  const keptNow = options.kept ?? [];
  if (options.typed) {
    return { answers: options.typed, isSaved: true, isSubmitted: false, kept: keptNow };
  }
  const canStand = saved !== null && saved.node === node && (!facts.isClosed || facts.isSurvey);
  if (saved && canStand) {
    return { answers: saved.answers, isSaved: true, isSubmitted: false, kept: keptNow };
  }
  const kept = keptNow.length > 0 || !saved ? keptNow : answersInWords(saved.answers, view);
  const answers = submitted && facts.isDone ? submitted.answers : {};
  return { answers, isSaved: false, isSubmitted: submitted?.node === node, kept };
}

function standingOf(facts: ProblemFacts): ProblemStanding {
  const { result } = facts.state;
  if (!facts.isDone || !result) {
    return 'unanswered';
  }
  if (facts.isResultHidden) {
    return 'answered';
  }
  if (result.isQueued) {
    return 'queued';
  }
  if (result.isCorrect) {
    return 'correct';
  }
  const parts = Object.values(result.inputs);
  return parts.some((part) => part.points > 0) ? 'partially-correct' : 'incorrect';
}

function feedbackOf(facts: ProblemFacts, courseKey: string): Readonly<Record<string, InputFeedback>> | null {
  const { result } = facts.state;
  if (!result) {
    return null;
  }
  const html = (raw: string) => renderAuthorHtml(raw, courseKey);
  const view = ({ correctness, hints, message, feedback }: StoredInputResult): InputFeedback => ({
    correctness,
    hints: hints.map((hint) => ({ ...hint, html: html(hint.html) })),
    message: html(message),
    feedback: feedback.map(html),
  });
  return Object.fromEntries(Object.entries(result.inputs).map(([inputId, input]) => [inputId, view(input)]));
}

/** Weighted points. What was possible at the time of the attempt wins over the content of today. */
function scoreOf({ entry, row }: Pick<ProblemPlace, 'entry' | 'row'>, facts: ProblemFacts): ProblemBlockView['score'] {
  if (entry.maxPoints === null || facts.isSurvey) {
    return null;
  }
  const raw = { earned: row?.earned ?? 0, possible: row?.possible ?? entry.maxPoints };
  const { earned, possible } = weightedScore(raw, facts.settings.weight);
  return { earned: row?.earned == null || facts.isResultHidden ? null : earned, possible };
}
