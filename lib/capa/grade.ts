import { CapaFault } from './fault';
import type { Answer, Answers, Graded, GradeResult, InputResult } from './model';
import type { RunScript } from './script/contract';
import { hintFunctionOf, runHintFunction } from './script/hint-function';
import { prepareProblem } from './source/prepare-problem';
import type { GradeTools, Problem, ReadyResponse, ResponseVerdict } from './source/problem';

export interface GradeOptions {
  /** The learner's seed for this problem. Default 1. */
  readonly seed?: number;
  /** The number of this attempt, from 1: the author's Python may ask for it. Default 1. */
  readonly attempt?: number;
  /** Runs the author's Python; problems with Python cannot be graded without it. */
  readonly runScript?: RunScript | undefined;
}

/**
 * Grades one submission. Never throws for what an author or a learner did: faults are values that say whose they are, and no
 * attempt is used then. Give it a problem that `prepareProblem` made ready where you have one (else it does that itself).
 *
 * @param answers by input id (`2_1`); inputs that are left out count as empty
 * @returns points are raw (before the weight, see `weightedScore`)
 * @example
 * await grade(parseProblem('<problem><stringresponse answer="x"><textline/></stringresponse></problem>'), { '2_1': 'x' })
 * // { inputs: { '2_1': { correctness: 'correct', points: 1, … } }, earned: 1, possible: 1, … }
 */
export async function grade(problem: Problem, answers: Answers, options: GradeOptions = {}): Promise<GradeResult> {
  const seed = options.seed ?? 1;
  const { runScript, attempt = 1 } = options;
  try {
    const ready = await prepareProblem(problem, { seed, runScript });
    if (ready.fault) return { error: 'problem', code: ready.fault.code, message: ready.fault.message };
    return await gradeReady(ready, answers, { seed, attempt, runScript, answers });
  } catch (error) {
    if (!(error instanceof CapaFault)) throw error;
    return {
      error: error.kind,
      code: error.code,
      message: error.message,
      ...(error.detail === undefined ? {} : { detail: error.detail }),
      ...(error.inputId === undefined ? {} : { inputId: error.inputId }),
    };
  }
}

async function gradeReady(problem: Problem, answers: Answers, tools: GradeTools): Promise<GradeResult> {
  const inputs: Record<string, InputResult> = {};
  const messages: string[] = [];
  for (const response of problem.responses) {
    const verdict = await gradeResponse(response, answers, tools);
    const functionName = hintFunctionOf(response);
    const authorHints =
      functionName === undefined
        ? {}
        : await runHintFunction({ functionName, script: problem.script, response, verdict }, tools);
    if (verdict.overallMessage) messages.push(verdict.overallMessage);
    for (const input of response.inputs) {
      const found = verdict.inputs[input.id];
      inputs[input.id] = {
        correctness: found?.correctness ?? 'incorrect',
        points: found?.points ?? (found?.correctness === 'correct' ? 1 : 0),
        possible: input.possible,
        hints: [...(found?.hints ?? []), ...(authorHints[input.id] ?? [])],
        message: found?.message ?? '',
        feedback: found?.feedback ?? [],
      };
    }
  }
  return total(inputs, messages.join('\n'));
}

async function gradeResponse(response: ReadyResponse, answers: Answers, tools: GradeTools): Promise<ResponseVerdict> {
  const { grader } = response;
  if (!grader) throw new CapaFault('problem', `<${response.element.tag}> cannot be graded here.`);
  const own: Record<string, Answer> = {};
  for (const { id } of response.inputs) own[id] = answers[id] ?? null;
  try {
    const verdict = grader.grade(own, tools);
    return verdict instanceof Promise ? await verdict : verdict;
  } catch (error) {
    // The first input is named, so that the page can put the message beside it.
    const first = response.inputs[0];
    if (error instanceof CapaFault && first) error.inputId ??= first.id;
    throw error;
  }
}

function total(inputs: Readonly<Record<string, InputResult>>, overallMessage: string): Graded {
  let earned = 0;
  let possible = 0;
  let isCorrect = true;
  let isQueued = false;
  for (const result of Object.values(inputs)) {
    earned += result.points;
    possible += result.possible;
    isCorrect &&= result.correctness === 'correct';
    isQueued ||= result.correctness === 'incomplete';
  }
  return { inputs, earned, possible, isCorrect, overallMessage, isQueued };
}
