export { aggregateCompletion, type CompletableNode, type Completion } from './completion';
export { gradeCourse, letterOf, passingCutoff } from './course';
export { type Change, diffPolicyChange, type GradeDiff, type Standing, type TypeStanding } from './diff';
export {
  type Audience,
  type DropReason,
  type ExplainedCourseGrade,
  type ExplainedEntry,
  type ExplainedType,
  explainCourseGrade,
} from './explain';
export { findPolicyFaults, type PolicyFault, type PolicyFaultCode } from './find-policy-faults';
export type * from './model';
export { defaultGradingPolicy, parseGradingPolicy } from './policy';
export { decideResults, listCountedSubsections } from './results';
export { roundCoursePercent, roundPercentGraded } from './round';
export { listScoredBlocks, type ScorableNode } from './scored-blocks';
export { gradeSubsection, percentOf, weighPoints } from './subsection';
