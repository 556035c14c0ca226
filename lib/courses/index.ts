export { type PackedFile, packTar } from './archive/pack-tar';
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
  placeFrame,
  readJquery,
  renderAuthorHtml,
  rewriteLink,
} from './author-html';
export { type ChangedCourse, type CourseChange, changeCourse } from './authoring/change-course';
export { changeLive, type LiveChange, type LiveCourse } from './authoring/change-live';
export { type EditedBlock, editBlock, editBlockInput } from './authoring/edit-block';
export { openStudioCourse, type StudioCourse } from './authoring/open-studio-course';
export { type CertificateDesign, type CertificateSignatory, findCertificateDesign } from './certificate-design';
export { type CheckArchiveInput, checkArchive } from './check/check-archive';
export { checkByHeads } from './check/check-by-heads';
export { type CheckCourseInput, checkCourse } from './check/check-course';
export type { CheckedTree, CheckResult } from './check/check-files';
export { type CollectCoursewareInput, collectCourseware } from './collect-courseware';
export type { CourseHeads } from './commit-course';
export type { CountByType } from './count-blocks';
export { type CourseComparison, type CourseSide, compareCourses, onlyHead } from './diff/compare-courses';
export type * from './diff/model';
export { openArchiveSide } from './diff/open-archive-side';
export { openStoredSide, type StoredSide } from './diff/open-stored-side';
export { type ExportCourseInput, type ExportedCourse, exportCourse } from './export/export-course';
export { addFiles, addFilesInput } from './files/add-files';
export { deleteFiles, deleteFilesInput } from './files/delete-files';
export { describeFile, describeFileInput } from './files/describe-file';
export type { CourseTextPlace } from './files/find-mentions';
export type { FileUse } from './files/find-uses';
export { type CourseFile, listFiles } from './files/list-files';
export { type RenamedFile, renameFile, renameFileInput } from './files/rename-file';
export { type RestoreFilesInput, restoreFiles } from './files/restore-files';
export { type StoredUpload, storeUpload } from './files/store-upload';
export type { ListedRevision } from './history/describe-revisions';
export { type CourseHistory, type HistoryRevision, listHistory, listHistoryInput } from './history/list-history';
export { type RerunCourse, rerunCourse } from './history/rerun-course';
export { type RestoredBlock, restoreBlock, restoreBlockInput } from './history/restore-block';
export { type RestoredRevision, type RestoreRevisionInput, restoreRevision } from './history/restore-revision';
export { type ShownRevision, showRevision } from './history/show-revision';
export { type ImportCourseInput, type ImportedCourse, type ImportProgress, importCourse } from './import-course';
export { type ConfirmImportInput, confirmImport } from './imports/confirm-import';
export { failImport } from './imports/fail-import';
export * from './imports/model';
export { readImport } from './imports/read-import';
export { type ImportStage, runImportStage } from './imports/run-import-stage';
export { startImport } from './imports/start-import';
export { listOwnImports, viewImport } from './imports/view-import';
export { loadOutline } from './load-outline';
export type { CourseOutline, OutlineEntry } from './outline';
export * from './paths';
export { type CourseRun, findCourseRun, getCourseRun, listCourseRuns } from './queries';
export { type ArchiveCourseInput, archiveCourse } from './runs/archive-course';
export { type CourseKeyCheck, checkCourseKey } from './runs/check-course-key';
export { type CreatedCourse, createCourse, createCourseInput } from './runs/create-course';
export { type CreatableOrganizations, listCreatableOrganizations } from './runs/list-creatable-organizations';
export { linkToBlock, type StudioBlockLink, studioBlockPath } from './studio-block-path';
export * from './studio-paths';
export { transcriptToVtt } from './transcript-to-vtt';
export type * from './unit-view';
export { type CourseUnits, listUnits, unitOf } from './units';
export { uploadLimits } from './uploads/limits';
