export { type GradedLearner, gradeLearner } from './grade-learner';
export { type ExplainedLearner, type ExplainedSubsection, explainLearner } from './gradebook/explain-learner';
export {
  countLearners,
  type EnrollmentPlace,
  everybody,
  type FoundLearner,
  findLearnersWithCells,
  type LearnerFilter,
  type LearnerOrder,
} from './gradebook/find-learners';
export { type GradebookColumn, listColumns } from './gradebook/list-columns';
export { listRoster, type Roster, type RosterLearner } from './gradebook/list-roster';
export {
  type Gradebook,
  type GradebookRow,
  gradebookPageSize,
  type ReadGradebook,
  readGradebook,
} from './gradebook/read-gradebook';
export { listOutdatedGrades, type OutdatedGrades } from './list-outdated-grades';
export type * from './model';
export { openCourseProgress } from './open-course-progress';
export { type OverrideInput, overrideSubsectionGrade } from './override-subsection-grade';
export { policyOf } from './policy-of';
export {
  type GradeStanding,
  type PolicyPreview,
  type PreviewedChange,
  type PreviewPolicyInput,
  previewGradingPolicy,
} from './preview/preview-grading-policy';
export { findCourseGrade, type LearnerOfCourse } from './queries';
export { regradeBatch } from './regrade-batch';
export { type GradeDifference, type VerifiedGrades, verifyGrades } from './verify/verify-grades';
