export { type EnrollInput, type EnrollmentRecord, enroll } from './enroll';
export { askedExam, scoreExam } from './entrance-exam';
export { findPrerequisites, isCountedIn, isGradable } from './find-prerequisites';
export { jumpTo } from './jump-to';
export type { DecidedEntry, LearnerCourse, OwnEnrollment, UnprovenActor, VisitContext } from './learner-course';
export { listEnrolledCourses } from './list-enrolled-courses';
export type * from './model';
export {
  type BlockRecord,
  type BlockState,
  type CourseFacts,
  courseFor,
  type OpenCourseInput,
  openCourse,
  openCourseAt,
  viewingOf,
} from './open-course';
export { openCourseDates } from './open-course-dates';
export { closedPage, openCourseHome } from './open-course-home';
export { openStaticPage } from './open-static-page';
export { acceptInvitations } from './roster/accept-invitations';
export { type ChangedRoster, changeRoster } from './roster/change-roster';
export { type CourseLearner, findLearner } from './roster/find-learner';
export { listCohorts } from './roster/list-cohorts';
export { type Invitation, listInvitations } from './roster/list-invitations';
export { maxAddresses, type ParsedAddresses, parseAddresses } from './roster/parse-addresses';
export {
  previewRoster,
  type RosterChange,
  type RosterEntry,
  type RosterOperation,
  type RosterOutcome,
} from './roster/preview-roster';
export { hrefOf, iconOf, isStaffOnly, lockedBecause, lockOf, missingCoursesOf, neighbour, titleOf } from './rules';
export { tellOfEnrollment } from './tell-of-enrollment';
export { openTextbookPage, openTextbooks } from './textbooks/open-textbooks';
export { unenroll } from './unenroll';
