import { z } from 'zod';
import {
  type Answers,
  answerAvailable,
  attemptScore,
  evaluate,
  grade,
  gradingMethods,
  markdownToOlx,
  parseProblem,
  type RunScript,
  rerandomizeModes,
  resetShown,
  saveShown,
  showAnswerModes,
  showCorrectnessModes,
  submitEnabled,
  type Value,
  viewProblem,
} from '@/lib/capa';

/** What `lectern eval KIND` does with one line; each takes the parsed line and answers the output without its id. */
export type EvalKind = (input: unknown, tools: EvalTools) => object | Promise<object>;

export interface EvalTools {
  /** Runs author scripts; without it, problems that need one answer `error: "problem"`. */
  readonly runScript?: RunScript | undefined;
}

const answerSchema = z.union([z.string(), z.array(z.string()), z.record(z.string(), z.string()), z.null()]);
const gradeSchema = z.object({
  xml: z.string(),
  seed: z.number().int().default(1),
  attempt: z.number().int().min(1).default(1),
  answers: z.record(z.string(), answerSchema).default({}),
});
const calcSchema = z.object({
  expr: z.string(),
  variables: z.record(z.string(), z.number()).default({}),
  caseSensitive: z.boolean().default(false),
});
const markdownSchema = z.object({ markdown: z.string() });
const orderSchema = z.object({ xml: z.string(), seed: z.number().int().default(1) });
const scoreSchema = z.object({ history: z.array(z.number()), method: z.enum(gradingMethods).default('last_score') });
const stateSchema = z.object({
  attempts: z.number().int(),
  maxAttempts: z.number().int().nullable(),
  isCorrect: z.boolean(),
  isPastDue: z.boolean(),
});
const answerControlSchema = stateSchema.extend({
  showanswer: z.enum([...showAnswerModes, '']),
  attemptsBeforeShowAnswer: z.number().int().default(0),
  isStaff: z.boolean().default(false),
  showCorrectness: z.enum(showCorrectnessModes).default('always'),
});
const buttonControlSchema = stateSchema.extend({
  rerandomize: z.enum(rerandomizeModes),
  isSubmitted: z.boolean(),
  showResetButton: z.boolean(),
});

async function evalGrade(input: unknown, tools: EvalTools): Promise<object> {
  const { xml, seed, attempt, answers } = gradeSchema.parse(input);
  const result = await grade(parseProblem(xml), answers satisfies Answers, {
    seed,
    attempt,
    runScript: tools.runScript,
  });
  if (result.error !== undefined) {
    return { error: result.error, message: result.message, ...(result.detail ? { detail: result.detail } : {}) };
  }
  return { inputs: result.inputs, earned: result.earned, possible: result.possible };
}

function evalCalc(input: unknown): object {
  const { expr, variables, caseSensitive } = calcSchema.parse(input);
  const result = evaluate(expr, { variables, caseSensitive });
  return result.error === undefined ? { value: jsonValue(result.value) } : { error: true, message: result.message };
}

/** Numbers that JSON cannot write are written as words. */
function jsonValue(value: Value): unknown {
  if (typeof value !== 'number') return { re: jsonValue(value.re), im: jsonValue(value.im) };
  return Number.isFinite(value) ? value : String(value);
}

function evalMarkdown(input: unknown): object {
  return { olx: markdownToOlx(markdownSchema.parse(input).markdown) };
}

function evalChoiceOrder(input: unknown): object {
  const { xml, seed } = orderSchema.parse(input);
  const view = viewProblem(parseProblem(xml), { seed });
  if (view.fault) return { error: 'problem', message: view.fault.message };
  const groups = view.inputs.filter((shown) => shown.type === 'choice' || shown.type === 'checkbox');
  return { order: groups.map((group) => group.choices.map((choice) => choice.name)) };
}

function evalAttemptScore(input: unknown): object {
  const { history, method } = scoreSchema.parse(input);
  return { earned: attemptScore(history, method) };
}

function evalControls(input: unknown): object {
  const asksForAnswer = answerControlSchema.safeParse(input);
  if (asksForAnswer.success) return { answerAvailable: answerAvailable(asksForAnswer.data) };
  const state = buttonControlSchema.parse(input);
  return { submitEnabled: submitEnabled(state), resetShown: resetShown(state), saveShown: saveShown(state) };
}

/** The kinds of `lectern eval` that the problem library answers. */
export const evalKinds: Readonly<Record<string, EvalKind>> = {
  grade: evalGrade,
  calc: evalCalc,
  markdown: evalMarkdown,
  'choice-order': evalChoiceOrder,
  'attempt-score': evalAttemptScore,
  controls: evalControls,
};
