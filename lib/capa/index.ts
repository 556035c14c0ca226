/**
 * Open edX problems (CAPA): read, show, grade. Pure: no I/O, no clock, no chance; the author's Python runs through an argument.
 *
 * The usual way: `parseProblem` once per source (cache it), `loadView` to show, `grade` to grade, `answersOf` for Show answer.
 */
export { answersInWords } from './answers/answers-in-words';
export { answersOf } from './answers/answers-of';
export { parseAnswers } from './answers/parse-answers';
export { readAnswers } from './answers/read-answers';
export { attemptScore, type GradingMethod, gradingMethods } from './attempt/attempt-score';
export { seedFor, seedLimit } from './attempt/seed';
export type { Complex, Value } from './calculator/complex';
export { type EvaluateOptions, type Evaluation, evaluate } from './calculator/evaluate';
export { expressionToTex, type Preview } from './calculator/tex';
export {
  type AttemptState,
  answerAvailable,
  type ControlsState,
  correctnessAvailable,
  isClosed,
  parseRerandomize,
  type Rerandomize,
  rerandomizeModes,
  resetShown,
  type ShowAnswer,
  type ShowCorrectness,
  saveShown,
  showAnswerModes,
  showCorrectnessModes,
  submitEnabled,
  waitSeconds,
} from './controls';
export { type FoundFault, findFaults, type ProblemFaultCode } from './find-faults';
export { type GradeOptions, grade } from './grade';
export { demandHints } from './hints';
export { authorPython, hasScript, maxPoints, type Support, supported, weightedScore } from './inspect';
export { markdownToOlx } from './markdown';
export type * from './model';
export { PythonRandom } from './random';
export type * from './script/contract';
export { missingModuleCode, unavailableScriptCode } from './script/script-fault';
export { parseProblem } from './source/parse-problem';
export { prepareProblem } from './source/prepare-problem';
export type { Problem } from './source/problem';
export { loadView, type ViewOptions, viewProblem } from './view';
