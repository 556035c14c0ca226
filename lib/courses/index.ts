export {
  cleanAuthorElement,
  embedHosts,
  frameDocument,
  frameHeightMessage,
  framePolicy,
  frameSandbox,
  frameSources,
  isPrelude,
  needsFrame,
  readJquery,
  renderAuthorHtml,
  rewriteLink,
} from './author-html';
export { type CertificateDesign, type CertificateSignatory, findCertificateDesign } from './certificate-design';
export type { CountByType } from './count-blocks';
export { type ImportCourseInput, type ImportedCourse, type ImportProgress, importCourse } from './import-course';
export { loadOutline } from './load-outline';
export type { CourseOutline, OutlineEntry } from './outline';
export * from './paths';
export { type CourseRun, findCourseRun, getCourseRun, listCourseRuns } from './queries';
export { transcriptToVtt } from './transcript-to-vtt';
export type * from './unit-view';
export { type CourseUnits, listUnits, unitOf } from './units';
