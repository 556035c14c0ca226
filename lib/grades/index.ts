export { type GradedLearner, gradeLearner } from './grade-learner';
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
