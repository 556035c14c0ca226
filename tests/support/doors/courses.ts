import * as courses from '@/lib/courses';
import { parseCourseKey } from '@/lib/olx/identity';
import * as presence from '@/lib/presence';
import * as reviews from '@/lib/reviews';
import { learnerCourse } from '../learner-course';
import { open, own, published, reads, statement, type Tries, workflow, writes } from './try';

const bytesOf = (text: string) => Buffer.from(text);
async function* streamOf(text: string) {
  yield new Uint8Array(Buffer.from(text));
}
const into = { org: 'Org', number: 'Again', run: 'r2' };
const opened = open('takes a course that was opened by a verb which asks');

export const triesOfCourses: Tries = {
  'courses.addFile': writes((ctx, { course }) =>
    courses.addFile(ctx, { courseKey: course, name: 'new.txt', message: 'Added', bytes: bytesOf('new') }),
  ),
  'courses.addFiles': writes(
    (ctx, { course, receipt }) => courses.addFiles(ctx, { courseKey: course, files: [{ path: 'new.txt', receipt }] }),
    'a receipt is its sender’s own: studio-files.test.ts',
  ),
  'courses.archiveCourse': writes((ctx, { course }) =>
    courses.archiveCourse(ctx, { courseKey: course, isArchived: true }),
  ),
  'courses.changeBlockSettings': writes((ctx, { course, text }) =>
    courses.changeBlockSettings(ctx, {
      courseKey: course,
      block: text,
      set: { display_name: 'Renamed' },
      opened: { display_name: 'Plain' },
    }),
  ),
  'courses.changeCourse': statement,
  'courses.changeGroups': writes((ctx, { course }) =>
    courses.changeGroups(ctx, { courseKey: course, edit: { kind: 'add-content-group', name: 'Blue' } }),
  ),
  'courses.changeLive': writes((ctx, { course }) =>
    courses.changeLive(ctx, {
      courseKey: course,
      message: 'Changed',
      action: 'course.change-settings',
      change: (live) => ({ ...live, settings: { ...live.settings, display_name: 'Changed' } }),
    }),
  ),
  'courses.changePages': writes((ctx, { course }) =>
    courses.changePages(ctx, { courseKey: course, edit: { kind: 'add', name: 'New page' } }),
  ),
  'courses.changeSettings': writes((ctx, { course }) =>
    courses.changeSettings(ctx, {
      courseKey: course,
      changes: [{ field: 'settings/display_name', opened: 'To learn in', value: 'Another' }],
      message: 'Changed',
    }),
  ),
  'courses.changeTextbooks': writes((ctx, { course }) =>
    courses.changeTextbooks(ctx, {
      courseKey: course,
      edit: { opened: null, book: { title: 'Book', chapters: [{ title: 'One', url: '/static/a.pdf' }] } },
    }),
  ),
  'courses.changeUpdates': writes((ctx, { course }) =>
    courses.changeUpdates(ctx, { courseKey: course, edit: { kind: 'add', date: 'Today', html: '<p>News</p>' } }),
  ),
  'courses.checkByHeads': reads((ctx, { course }) => courses.checkByHeads(ctx, { courseKey: course })),
  'courses.checkCourse': reads((ctx, { course }) => courses.checkCourse(ctx, { courseKey: course })),
  'courses.checkCourseKey': open('says `forbidden` alone of a key that the asker may make nothing under'),
  'courses.checkProblemSource': open('looks at what it is given'),
  'courses.collectCourseware': writes((ctx) => courses.collectCourseware(ctx, { graceHours: 24_000 })),
  'courses.confirmImport': writes(
    (ctx, names) => courses.confirmImport(ctx, { importId: names.import, into, isReplacing: false }),
    'one confirms one’s own import: studio-transfer.test.ts',
  ),
  'courses.createBlock': writes((ctx, { course, unit }) =>
    courses.createBlock(ctx, { courseKey: course, type: 'html', parent: unit, source: '<p>New</p>' }),
  ),
  'courses.createCourse': writes((ctx, { org }) =>
    courses.createCourse(ctx, { org, number: 'New', run: 'r1', title: 'New', language: 'en' }),
  ),
  'courses.deleteBlock': writes((ctx, { course, text }) =>
    courses.deleteBlock(ctx, { courseKey: course, block: text }),
  ),
  'courses.deleteFiles': writes((ctx, { course, file }) =>
    courses.deleteFiles(ctx, { courseKey: course, paths: [file] }),
  ),
  'courses.describeFile': writes((ctx, { course, file }) =>
    courses.describeFile(ctx, { courseKey: course, path: file, isLocked: true }),
  ),
  'courses.discardChanges': writes((ctx, { course, unit }) =>
    courses.discardChanges(ctx, { courseKey: course, block: unit }),
  ),
  'courses.duplicateBlock': writes((ctx, { course, text }) =>
    courses.duplicateBlock(ctx, { courseKey: course, block: text }),
  ),
  'courses.editBlock': writes((ctx, { course, text, node }) =>
    courses.editBlock(ctx, {
      courseKey: course,
      block: text,
      node,
      settings: { display_name: 'Plain' },
      source: '<p>Edited</p>',
      message: 'Edited',
    }),
  ),
  'courses.exportCourse': reads(async (ctx, { course, revision }) => {
    const { root } = await courses.exportCourse(ctx, { courseKey: course, revision });
    return root;
  }),
  'courses.failImport': workflow,
  'courses.findCourseRun': statement,
  'courses.getCourseRun': statement,
  'courses.importCourse': writes((ctx, { course }) => {
    const into = parseCourseKey(course);
    return courses.importCourse(ctx, { source: { files: learnerCourse() }, ...(into && { into }) });
  }, 'brings files first: import-course.test.ts'),
  'courses.inspectBlock': opened,
  'courses.listBlockHistory': reads(async (ctx, { course, revision, text }) => {
    const run: Pick<courses.CourseRun, 'publishedRevision' | 'draftRevision'> = {
      publishedRevision: revision,
      draftRevision: revision,
    };
    // Of the run it reads the heads alone.
    await courses.listBlockHistory(ctx, { courseKey: course, run: run as courses.CourseRun }, text);
  }),
  'courses.listCourseImages': opened,
  'courses.listCourseRuns': statement,
  'courses.listCreatableOrganizations': own,
  'courses.listFiles': reads((ctx, { course }) => courses.listFiles(ctx, { courseKey: course })),
  'courses.listHistory': reads((ctx, { course }) => courses.listHistory(ctx, { courseKey: course })),
  'courses.listImages': reads((ctx, { course }) => courses.listImages(ctx, { courseKey: course })),
  'courses.listOwnImports': own,
  'courses.moveBlock': writes((ctx, { course, text, unit }) =>
    courses.moveBlock(ctx, { courseKey: course, block: text, parent: unit }),
  ),
  'courses.openStoredSide': reads(async (ctx, { revision }) => {
    await courses.openStoredSide(ctx, { revision });
  }),
  'courses.openStudioCourse': reads(async (ctx, { course }) => {
    await courses.openStudioCourse(ctx, course);
  }),
  'courses.openTaughtCourse': reads(async (ctx, { course }) => {
    await courses.openTaughtCourse(ctx, course);
  }),
  'courses.pasteBlock': writes((ctx, { course, text, unit }) =>
    courses.pasteBlock(ctx, { courseKey: course, from: { courseKey: course, block: text }, parent: unit }),
  ),
  'courses.previewHtml': reads(async (ctx, { course }) =>
    courses.previewHtml(ctx, { courseKey: course, html: '<p>Text</p>' }),
  ),
  'courses.publishBlock': writes((ctx, { course }) => courses.publishBlock(ctx, { courseKey: course })),
  'courses.readDraftBlock': reads((ctx, { course, text }) =>
    courses.readDraftBlock(ctx, { courseKey: course, block: text }),
  ),
  'courses.readImport': workflow,
  'courses.readLive': opened,
  'courses.renameFile': writes((ctx, { course, file }) =>
    courses.renameFile(ctx, { courseKey: course, path: file, to: 'b.png', isOldKept: false, isLinksUpdated: true }),
  ),
  'courses.rerunCourse': writes((ctx, { course }) => courses.rerunCourse(ctx, { courseKey: course, into })),
  'courses.restoreBlock': writes((ctx, { course, older, text }) =>
    courses.restoreBlock(ctx, { courseKey: course, revision: older, block: text }),
  ),
  'courses.restoreFiles': writes((ctx, { course, deletion }) =>
    courses.restoreFiles(ctx, { courseKey: course, revision: deletion }),
  ),
  'courses.restoreRevision': writes((ctx, { course, revision }) =>
    courses.restoreRevision(ctx, { courseKey: course, revision, publish: true }),
  ),
  'courses.runImportStage': workflow,
  'courses.saveGrading': writes((ctx, { course }) =>
    courses.saveGrading(ctx, {
      courseKey: course,
      changes: [{ field: 'settings/graceperiod', opened: undefined, value: '1 hours' }],
      message: 'Grading',
    }),
  ),
  'courses.showRevision': reads((ctx, { revision }) => courses.showRevision(ctx, { revision })),
  'courses.startImport': open('takes what somebody brings who may import somewhere, and names no course'),
  'courses.storeUpload': reads(async (ctx, { course }) => {
    // Its bytes are nobody's until their receipt is handed in.
    await courses.storeUpload(ctx, { courseKey: course, fileName: 'a.txt', bytes: streamOf('text') });
  }),
  'courses.undoChange': writes((ctx, { course, revision }) => courses.undoChange(ctx, { courseKey: course, revision })),
  'courses.viewImport': reads((ctx, names) => courses.viewImport(ctx, { importId: names.import })),
  'presence.notePresence': writes(
    (ctx, { course }) => presence.notePresence(ctx, { courseKey: course, place: 'Outline', path: '/studio/x' }),
    'has no audit row: it is forgotten within a minute',
  ),
  'reviews.commentOnUnit': writes((ctx, { course, unit, thread }) =>
    reviews.commentOnUnit(ctx, { courseKey: course, unit, threadId: thread, body: 'Really?' }),
  ),
  'reviews.eraseComments': workflow,
  'reviews.listThreads': reads((ctx, { course, unit }) => reviews.listThreads(ctx, { courseKey: course, unit })),
  'reviews.resolveThread': writes((ctx, { course, thread }) =>
    reviews.resolveThread(ctx, { courseKey: course, threadId: thread, isResolved: true }),
  ),
  'assets.findAsset': published,
};
