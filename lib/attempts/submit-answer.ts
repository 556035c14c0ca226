import { isDuplicateKey } from '@/db/results';
import { attempts } from '@/db/schema';
import { ulid } from '@/db/ulid';
import {
  type Answers,
  answersInWords,
  attemptScore,
  type Graded,
  grade,
  readAnswers,
  unavailableScriptCode,
} from '@/lib/capa';
import { markCompleted } from '@/lib/completion';
import type { VisitContext } from '@/lib/enrollments';
import { invalid, LecternError } from '@/lib/errors';
import { log } from '@/lib/log';
import { timed } from '@/lib/telemetry';
import type { RefusalReason, SubmitResult } from './model';
import { resultOf } from './problem/graded-result';
import { safeViewOf } from './problem/load-problem';
import { atProblem, type OpenProblem, type ProblemInput, raced } from './problem/open-problem';
import { type ProblemViewOptions, viewProblemBlock } from './problem/problem-view';
import { loadReady } from './problem/ready-problem';
import { rowAfter, type StateWrite, standingState, storeState, storeStateAlone } from './problem/store-state';
import { findAttempt } from './queries';
import { answersSchema } from './schema';

export interface SubmitInput extends ProblemInput {
  /** The version of the question that the answers are to. */
  readonly node: string;
  /** Attempts used when the form was made. */
  readonly attempt: number;
  readonly answers: Answers;
}

/** Longest answer taken, in characters of its JSON. */
const maxAnswerLength = 100_000;

/**
 * Submits an answer: grades it once and keeps it for ever, or says why not and loses nothing of it.
 *
 * One query reads everything. Where the question was published anew meanwhile, nothing is graded and no attempt used. An attempt
 * number that was graded before returns what was recorded. One that cannot be understood costs no attempt. Otherwise one
 * transaction writes attempt, state, completion and event, guarded by the attempt number.
 */
export const submitAnswer = timed(
  'attempts.submitAnswer',
  async (ctx: VisitContext, input: SubmitInput): Promise<SubmitResult> => {
    checkLength(input.answers);
    return atProblem(ctx, input, async (open): Promise<SubmitResult | typeof raced> => {
      const { place, facts } = open;
      const answers = readAnswers(place.loaded.problem, input.answers);
      if (facts.attempts > input.attempt) {
        return repeat(ctx, open, input, answers);
      }
      if (input.node !== place.entry.node) {
        return changed(ctx, open, input);
      }
      if (facts.refusal) {
        return refuse(ctx, open, facts.refusal, answers);
      }
      const attempt = facts.used + 1;
      const result = await grade(place.loaded.problem, answers, {
        seed: facts.seed,
        attempt,
        runScript: ctx.runScript,
      });
      if (result.error === 'answer') {
        const { message, inputId } = result;
        const isStored = await keepTyped(ctx, open, answers, false);
        return isStored
          ? { status: 'not-understood', message, inputId: inputId ?? null, problem: show(open, { typed: answers }) }
          : raced;
      }
      if (result.error !== undefined) {
        log.error('A problem cannot be graded', { courseKey: place.course.courseKey, block: place.entry.block });
        return refuse(ctx, open, result.code === unavailableScriptCode ? 'busy' : 'faulty', answers);
      }
      return record(ctx, open, answers, result);
    });
  },
);

export function checkLength(answers: Answers): void {
  if (JSON.stringify(answers).length > maxAnswerLength) {
    throw invalid('attempts.answer-too-long', 'This answer is too long to be taken.');
  }
}

const show = (open: OpenProblem, options: ProblemViewOptions = {}, write?: StateWrite) =>
  viewProblemBlock(write ? { ...open.place, row: rowAfter(open.own, write) } : open.place, options);

/** Keeps what was typed beside what was submitted; false where another request was there first. */
export async function keepTyped(
  ctx: VisitContext,
  open: OpenProblem,
  answers: Answers,
  isKept: boolean,
  node?: string,
) {
  const { place } = open;
  const before = standingState(open);
  const saved = { node: node ?? place.entry.node, answers, isKept };
  return storeStateAlone(ctx.db, open, { ...before, state: { ...before.state, saved } }, ctx.now);
}

async function record(
  ctx: VisitContext,
  open: OpenProblem,
  answers: Answers,
  graded: Graded,
): Promise<SubmitResult | typeof raced> {
  const { place, facts, own, record: stood } = open;
  const { course, entry } = place;
  const number = facts.attempts + 1;
  const id = `att_${ulid(ctx.now.getTime())}`;
  const history = [...facts.state.history, graded.earned];
  const earned = attemptScore(history, facts.settings.gradingMethod);
  const { possible } = graded;
  const result = resultOf(graded);
  const write: StateWrite = {
    attempts: number,
    seed: facts.seed,
    isDone: true,
    earned,
    possible,
    state: { ...facts.state, submitted: { node: entry.node, answers }, result, saved: null, history },
    lastSubmittedAt: ctx.now,
  };
  try {
    const isStored = await ctx.db.transaction(async (tx) => {
      const { revision } = course;
      await tx.insert(attempts).values({
        ...own,
        number,
        id,
        node: entry.node,
        revision,
        seed: facts.seed,
        answers,
        result,
        earned: graded.earned,
        possible,
        submittedAt: ctx.now,
      });
      if (!(await storeState(tx, own, place.row, write, ctx.now))) {
        throw new LostRace();
      }
      const { userId, courseKey, block } = own;
      await markCompleted(tx, ctx, { userId, courseKey, blocks: stood.isCompleted ? [] : [block] }, [
        {
          name: 'attempts/attempt.recorded',
          data: { ...own, attemptId: id, number, revision, earned: graded.earned, possible },
        },
      ]);
      return true;
    });
    return isStored ? { status: 'graded', attemptId: id, isRepeat: false, problem: show(open, {}, write) } : raced;
  } catch (error) {
    if (error instanceof LostRace || isDuplicateKey(error)) {
      return raced;
    }
    throw error;
  }
}

/** Ends the transaction: the state was changed since it was read. */
class LostRace extends Error {}

/** This number was graded before: what was recorded then, and beside it what was sent now, where that differs. */
async function repeat(
  ctx: VisitContext,
  open: OpenProblem,
  input: SubmitInput,
  answers: Answers,
): Promise<SubmitResult> {
  const recorded = await findAttempt(ctx.db, open.own, input.attempt + 1);
  if (!recorded) {
    return changed(ctx, open, input);
  }
  const before = answersSchema.safeParse(recorded.answers);
  const isSame = before.success && isSameAnswer(before.data, answers);
  return {
    status: 'graded',
    attemptId: recorded.id,
    isRepeat: true,
    problem: show(
      open,
      isSame
        ? {}
        : { kept: answersInWords(answers, safeViewOf(open.place.loaded, open.facts.seed, open.own.courseKey)) },
    ),
  };
}

function isSameAnswer(one: Answers, other: Answers): boolean {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].every((id) => JSON.stringify(one[id] ?? null) === JSON.stringify(other[id] ?? null));
}

/** The question that was answered is no longer the published one: the answer is kept, in the words of the question it was to. */
export async function changed(
  ctx: VisitContext,
  open: OpenProblem,
  input: Pick<SubmitInput, 'node' | 'answers'>,
): Promise<Extract<SubmitResult, { status: 'changed' }>> {
  const { place, facts, own } = open;
  const answered = (await earlierProblem(ctx, open, input.node)) ?? place.loaded;
  const answers = { ...input.answers, ...readAnswers(answered.problem, input.answers) };
  await keepTyped(ctx, open, answers, true, input.node);
  return {
    status: 'changed',
    problem: show(open, { kept: answersInWords(answers, safeViewOf(answered, facts.seed, own.courseKey)) }),
  };
}

/** An earlier version of this very problem; a hash of anything else opens nothing. */
async function earlierProblem(ctx: VisitContext, { place, facts }: OpenProblem, node: string) {
  if (!/^[0-9a-f]{64}$/.test(node)) {
    return null;
  }
  try {
    const loaded = await loadReady(ctx, node, facts.seed);
    return loaded.block === place.entry.block ? loaded : null;
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'NotFound') {
      // A hash that names nothing: the answers are kept as they were sent.
      return null;
    }
    throw error;
  }
}

export async function refuse(
  ctx: VisitContext,
  open: OpenProblem,
  reason: RefusalReason,
  answers: Answers,
): Promise<Extract<SubmitResult, { status: 'refused' }> | typeof raced> {
  const canStand = reason === 'wait' || reason === 'faulty' || reason === 'busy';
  // Who may not answer at all has no record here.
  const isTheirs = reason !== 'not-enrolled' && reason !== 'unsupported';
  if (isTheirs && !(await keepTyped(ctx, open, answers, !canStand))) {
    return raced;
  }
  const view = safeViewOf(open.place.loaded, open.facts.seed, open.own.courseKey);
  return {
    status: 'refused',
    reason,
    problem: show(open, canStand ? { typed: answers } : { kept: answersInWords(answers, view) }),
  };
}
