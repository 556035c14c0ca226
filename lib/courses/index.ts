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
export { type BlockSettingConflict, BlockSettingsConflict } from './authoring/block-settings-conflict';
export { changeBlockSettings, changeBlockSettingsInput } from './authoring/change-block-settings';
export { type ChangedCourse, type CourseChange, changeCourse } from './authoring/change-course';
export type { ChangedDraft } from './authoring/change-draft';
export { changeLive, type LiveChange, type LiveCourse } from './authoring/change-live';
export { createBlock, createBlockInput } from './authoring/create-block';
export { deleteBlock, deleteBlockInput } from './authoring/delete-block';
export { discardChanges, discardChangesInput } from './authoring/discard-changes';
export { duplicateBlock, duplicateBlockInput } from './authoring/duplicate-block';
export { type EditedBlock, editBlock, editBlockInput } from './authoring/edit-block';
export { findInlineHolder } from './authoring/find-inline-holder';
export { type CourseImage, listImages } from './authoring/list-images';
export { moveBlock, moveBlockInput } from './authoring/move-block';
export { openStudioCourse, type StudioCourse } from './authoring/open-studio-course';
export { compareHeads, type HeadComparison } from './authoring/outline/compare-heads';
export { type BlockChange, type InspectedBlock, inspectBlock } from './authoring/outline/inspect-block';
export { listOutlineRows, type OutlineRow, type RowState } from './authoring/outline/list-outline-rows';
export { inheritedSource, type SettingSource, settingSource } from './authoring/outline/setting-source';
export { type PastedBlock, pasteBlock, pasteBlockInput } from './authoring/paste/paste-block';
export { type PublishedBlock, publishBlock, publishBlockInput } from './authoring/publish-block';
export { type DraftBlockContent, type InheritedSetting, readDraftBlock } from './authoring/read-draft-block';
export { undoChange, undoChangeInput } from './authoring/undo-change';
export { type CertificateDesign, type CertificateSignatory, findCertificateDesign } from './certificate-design';
export { type CheckArchiveInput, checkArchive } from './check/check-archive';
export { checkByHeads } from './check/check-by-heads';
export { type CheckCourseInput, checkCourse } from './check/check-course';
export type { CheckedTree, CheckResult } from './check/check-files';
export { checkProblemSource } from './check/check-problem-source';
export { type CollectCoursewareInput, collectCourseware } from './collect-courseware';
export type { CourseHeads } from './commit-course';
export type { CountByType } from './count-blocks';
export { type CourseComparison, type CourseSide, compareCourses, onlyHead } from './diff/compare-courses';
export type * from './diff/model';
export { openArchiveSide } from './diff/open-archive-side';
export { openStoredSide, type StoredSide } from './diff/open-stored-side';
export { type ExportCourseInput, type ExportedCourse, exportCourse } from './export/export-course';
export { addFile, maxAddedBytes } from './files/add-file';
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
export { type BlockRevision, listBlockHistory } from './history/list-block-history';
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
export { type CourseCreation, findCourseCreation } from './runs/course-creation';
export { type CreatedCourse, createCourse, createCourseInput } from './runs/create-course';
export { type CreatableOrganizations, listCreatableOrganizations } from './runs/list-creatable-organizations';
export type { FieldConflict, LiveFieldChange } from './settings/apply-changes';
export { changeGroups, changeGroupsInput, groupEdit } from './settings/change-groups';
export { type ChangeSettingsInput, changeSettings } from './settings/change-settings';
export { changePages, pagesEdit } from './settings/documents/change-pages';
export { changeTextbooks } from './settings/documents/change-textbooks';
export { changeUpdates, updatesEdit } from './settings/documents/change-updates';
export { type CoursePage, isProgressHidden, listPages } from './settings/documents/course-pages';
export { listCourseUpdates } from './settings/documents/course-updates';
export { readImageTextbooks, readTextbooks, type Textbook, type TextbookEdit } from './settings/documents/textbooks';
export { listCourseImages } from './settings/list-course-images';
export { type FieldValue, type LiveField, readLiveField } from './settings/live-field';
export { type Partition, type PartitionGroup, partitionUses, readPartitions } from './settings/partitions';
export { previewHtml } from './settings/preview-html';
export {
  type LiveControl,
  type OpenedValues,
  readFormChanges,
  shownText,
} from './settings/read-form-changes';
export { readLive } from './settings/read-live';
export { type FormatRename, subsectionsOf } from './settings/rename-format';
export { type SaveGradingInput, saveGrading } from './settings/save-grading';
export { SettingsConflict } from './settings/settings-conflict';
export { linkToBlock, type StudioBlockLink, studioBlockPath } from './studio-block-path';
export * from './studio-paths';
export * from './teaching/instructor-paths';
export { openTaughtCourse, type TaughtCourse } from './teaching/open-taught-course';
export { transcriptToVtt } from './transcript-to-vtt';
export type * from './unit-view';
export { type CourseUnits, listUnits, unitOf } from './units';
export { uploadLimits } from './uploads/limits';
