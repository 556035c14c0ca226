import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Answers, grade, hasScript, maxPoints, readAnswers, seedLimit, supported } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { checkProblemSource, getCourseRun, loadOutline, type OutlineEntry } from '@/lib/courses';
import { notFound } from '@/lib/errors';
import type { Finding } from '@/lib/olx/check';
import { inheritSettings } from '@/lib/olx/fields/inherit-settings';
import type { Settings } from '@/lib/olx/model';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { defaultAccess } from '@/lib/schedule';
import type { ProblemBlockView } from './model';
import { decideProblem, type ProblemPlace, type ProblemVisit } from './problem/decide-problem';
import { resultOf } from './problem/graded-result';
import { type LoadedProblem, problemOf } from './problem/load-problem';
import { viewProblemBlock } from './problem/problem-view';
import { readyProblem } from './problem/ready-problem';
import { answersSchema, noProblemState, type ProblemState } from './schema';
import { checkLength } from './submit-answer';

export const previewProblemInput = z.object({
  courseKey: z.string().min(1).max(255),
  /** `problem@ID`. */
  block: z
    .string()
    .max(190)
    .regex(/^problem@./),
  /** As they are in the editor, saved or not. */
  settings: z.record(z.string(), z.json()),
  source: z.string().max(900_000),
  /** Which variant is shown. */
  seed: z.number().int().min(1).max(seedLimit),
  answers: answersSchema,
  /** Whether `answers` were submitted: they are graded, also where the source is another by now. */
  isSubmitted: z.boolean(),
  /** Attempts used, hints served. */
  attempts: z.number().int().min(0).max(10_000),
  hints: z.number().int().min(0).max(1000),
  showsAnswers: z.boolean(),
});
export interface PreviewProblemInput extends Omit<z.input<typeof previewProblemInput>, 'settings'> {
  readonly settings: Settings;
}

/** A problem that is being written, as a learner would have it now, and what a check finds in it. */
export interface ProblemPreview {
  readonly problem: ProblemBlockView;
  /** Why the answer could not be read; null where it could. */
  readonly misunderstood: string | null;
  /** Another seed may show something else. */
  readonly varies: boolean;
  readonly findings: readonly Finding[];
}

/**
 * Shows a problem from its unsaved source as a learner would have it, and grades what was typed into it. Nothing is read of any
 * learner and nothing is written: what the trying has come to is in the input. Dates and hidden results do not count here.
 *
 * Throws Forbidden, NotFound `courses.not-found` and `courses.no-block`, Invalid `attempts.answer-too-long`, Unavailable
 * `attempts.script-unavailable`.
 */
export async function previewProblem(ctx: Context, given: PreviewProblemInput): Promise<ProblemPreview> {
  const input = previewProblemInput.parse(given);
  const { courseKey, block, source, settings, seed } = input;
  requirePermission(ctx, 'course.edit', courseTarget(courseKey));
  checkLength(input.answers);
  const run = await getCourseRun(ctx, courseKey);
  const drafted = (await loadOutline(ctx.courseware, run.draftRoot)).entries.get(block);
  if (!drafted) {
    throw notFound('courses.no-block', `The draft of ${courseKey} has no block ${block}.`);
  }
  const inherited = drafted.path.reduce((above, { ownSettings }) => inheritSettings(above, ownSettings), {});
  const body = { type: drafted.type, id: drafted.id, settings, source, children: [] };
  const [loaded, findings] = await Promise.all([
    readyProblem(ctx, problemOf(createHash('sha256').update(`preview ${source}`).digest('hex'), body), seed),
    checkProblemSource(ctx, { id: drafted.id, source, settings, inherited }),
  ]);
  const { problem } = loaded;
  const { gradable } = supported(problem, { hasSandbox: true });
  const entry: OutlineEntry = {
    ...drafted,
    // A name of its own: the problem as it was saved may stand on the same page.
    block: `preview@${drafted.id}`,
    node: loaded.node,
    settings: { ...inherited, ...settings },
    ownSettings: settings,
    maxPoints: gradable ? maxPoints(problem) : null,
    isSupported: true,
  };
  const answers = readAnswers(problem, input.answers);
  const tried = await tryAnswers(ctx, loaded, input, answers);
  const place: ProblemPlace<ProblemVisit> = {
    course: {
      courseKey,
      userId: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
      seesAsStaff: false,
      viewing: { now: ctx.now },
      decision: { canAnswer: true },
    },
    entry,
    decided: {
      access: { ...defaultAccess, isGraded: entry.settings.graded === true },
      due: { due: null, extendedFrom: null, closesAt: null, state: 'no-due-date' },
    },
    loaded,
    row: {
      block: entry.block,
      attempts: tried.isDone ? Math.max(1, input.attempts) : input.attempts,
      seed,
      isDone: tried.isDone,
      earned: tried.earned,
      possible: tried.isDone ? entry.maxPoints : null,
      state: tried.state,
      lastSubmittedAt: null,
    },
  };
  const facts = decideProblem(place);
  const typed = tried.isDone ? {} : { typed: answers };
  const view = viewProblemBlock(place, { showAnswers: input.showsAnswers, ...typed }, facts);
  const hasAnswers = view.view.hasSolution || view.view.inputs.length > 0;
  return {
    problem: {
      ...view,
      // What is typed here is saved nowhere.
      isSaved: false,
      controls: { ...view.controls, save: false, showAnswer: hasAnswers && problem.fault === null },
    },
    misunderstood: tried.misunderstood,
    varies: hasScript(problem) || /\b(?:shuffle|answer-pool)\s*=/.test(source),
    findings,
  };
}

interface Tried {
  readonly isDone: boolean;
  readonly earned: number | null;
  readonly state: ProblemState;
  readonly misunderstood: string | null;
}

/** Grades what was submitted against the problem as it is now; a problem that cannot be graded says so by its fault. */
async function tryAnswers(
  { runScript }: Pick<Context, 'runScript'>,
  { node, problem }: LoadedProblem,
  { isSubmitted, seed, attempts, hints }: z.output<typeof previewProblemInput>,
  answers: Answers,
): Promise<Tried> {
  const state: ProblemState = { ...noProblemState, hints: { node, served: hints } };
  const untried: Tried = { isDone: false, earned: null, state, misunderstood: null };
  if (!isSubmitted || problem.fault) {
    return untried;
  }
  const result = await grade(problem, answers, { seed, attempt: Math.max(1, attempts), runScript });
  if (result.error !== undefined) {
    // To the author a fault in the grading is said in full: it is theirs to mend.
    return { ...untried, misunderstood: result.detail ?? result.message };
  }
  return {
    isDone: true,
    earned: result.earned,
    state: { ...state, submitted: { node, answers }, result: resultOf(result), history: [result.earned] },
    misunderstood: null,
  };
}
