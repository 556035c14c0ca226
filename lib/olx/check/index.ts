/** Checks a course: what an import refuses or mends, and what authors get wrong. See `docs/course-check.md`. */
export { type CheckOptions, checkCourse } from './check-course';
export { type CheckCode, checkCodes, type Severity, severityOf } from './codes';
export type { Finding, MarkupElement, ReadMarkup } from './finding';
export { findMissingModuleReports } from './rules/problems';
