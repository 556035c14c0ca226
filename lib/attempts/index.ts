export { type CheckedAttempts, checkAttempts } from './check-attempts';
export { eraseAnswers } from './erase-answers';
export type * from './model';
export { nextHint } from './next-hint';
export { type PreviewProblemInput, type ProblemPreview, previewProblem, previewProblemInput } from './preview-problem';
export { type InputKind, listInputs } from './problem/list-inputs';
export type { ProblemInput } from './problem/open-problem';
export { problemSettings } from './problem/problem-settings';
export { requestRescore } from './request-rescore';
export { type RescoredBatch, rescoreBatch } from './rescore-batch';
export { type Rescored, type RescoreInput, rescoreProblem } from './rescore-problem';
export { resetProblem } from './reset-problem';
export { saveAnswer } from './save-answer';
export { answersSchema } from './schema';
export { showAnswer } from './show-answer';
export { type DescribedInput, describeInputs } from './submissions/describe-inputs';
export { listSubmissions, type Submission, type SubmittedProblem } from './submissions/list-submissions';
export { resetAttempts } from './submissions/reset-attempts';
export { type SubmitInput, submitAnswer } from './submit-answer';
export {
  type DraftBlock,
  type DraftName,
  type DraftState,
  type DraftUnit,
  openDraftUnit,
} from './unit/open-draft-unit';
export { openFrame } from './unit/open-frame';
export { openUnit } from './unit/open-unit';
export { printUnit } from './unit/print-unit';
export { openDraftFrame, readDraftTranscript } from './unit/read-draft-parts';
export { readTranscript } from './unit/read-transcript';
export { recordUnitView } from './unit/record-unit-view';
export { saveVideoState, type VideoInput } from './unit/save-video-state';
