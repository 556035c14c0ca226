import * as attempts from '@/lib/attempts';
import * as cohorts from '@/lib/cohorts';
import * as enrollments from '@/lib/enrollments';
import * as extensions from '@/lib/extensions';
import * as grades from '@/lib/grades';
import { open, own, published, reads, statement, type Tries, tellsOfAccounts, visit, workflow, writes } from './try';

const reason = 'A reason.';
const points = { earnedAll: null, possibleAll: null, earnedGraded: 1, possibleGraded: null };
const source =
  '<problem><numericalresponse answer="1"><label>One?</label><formulaequationinput/></numericalresponse></problem>';

export const triesOfLearning: Tries = {
  'attempts.checkAttempts': reads((ctx) => attempts.checkAttempts(ctx, ['att_none'])),
  'attempts.describeInputs': reads(async (ctx, { course, node }) =>
    [...(await attempts.describeInputs(ctx, { courseKey: course, node })).keys()].join(),
  ),
  'attempts.eraseAnswers': workflow,
  'attempts.listSubmissions': reads((ctx, { course, user }) =>
    attempts.listSubmissions(ctx, { courseKey: course, userId: user }),
  ),
  'attempts.nextHint': visit,
  'attempts.openDraftFrame': reads((ctx, { course }) =>
    attempts.openDraftFrame(ctx, { courseKey: course, block: 'html@live' }),
  ),
  'attempts.openDraftUnit': reads(async (ctx, { course, unit }) => {
    await attempts.openDraftUnit(ctx, { courseKey: course, block: unit });
  }),
  'attempts.openFrame': visit,
  'attempts.openUnit': visit,
  'attempts.previewProblem': reads((ctx, { course, problem }) =>
    attempts.previewProblem(ctx, {
      courseKey: course,
      block: problem,
      settings: {},
      source,
      seed: 1,
      answers: {},
      isSubmitted: false,
      attempts: 0,
      hints: 0,
      showsAnswers: false,
    }),
  ),
  'attempts.printUnit': visit,
  'attempts.readDraftTranscript': reads((ctx, { course }) =>
    attempts.readDraftTranscript(ctx, { courseKey: course, block: 'video@film', language: 'en' }),
  ),
  'attempts.readTranscript': visit,
  'attempts.recordUnitView': visit,
  'attempts.requestRescore': writes((ctx, { course, problem }) =>
    attempts.requestRescore(ctx, { courseKey: course, block: problem, onlyIfHigher: false }),
  ),
  'attempts.rescoreBatch': workflow,
  'attempts.rescoreProblem': writes(
    (ctx, { course, user, problem }) =>
      attempts.rescoreProblem(ctx, { courseKey: course, userId: user, block: problem, onlyIfHigher: false }),
    'writes nothing where the score stays: instructor-learner.test.ts',
  ),
  'attempts.resetAttempts': writes((ctx, { course, user, problem }) =>
    attempts.resetAttempts(ctx, { courseKey: course, userId: user, block: problem }),
  ),
  'attempts.resetProblem': visit,
  'attempts.saveAnswer': visit,
  'attempts.saveVideoState': visit,
  'attempts.showAnswer': visit,
  'attempts.submitAnswer': visit,
  'cohorts.assignLearners': writes((ctx, { course, cohort, email }) =>
    cohorts.assignLearners(ctx, { courseKey: course, id: cohort, emails: email }),
  ),
  'cohorts.changeCohort': writes((ctx, { course, cohort }) =>
    cohorts.changeCohort(ctx, {
      courseKey: course,
      id: cohort,
      name: 'Renamed',
      group: '',
      opened: { name: 'Red', group: '' },
    }),
  ),
  'cohorts.createCohort': writes((ctx, { course }) =>
    cohorts.createCohort(ctx, { courseKey: course, name: 'Green', group: '' }),
  ),
  'cohorts.distributeLearners': writes((ctx, { course }) => cohorts.distributeLearners(ctx, { courseKey: course })),
  'cohorts.listAutomaticCohorts': open('called by verbs that enrol somebody, or show who may be put where'),
  'cohorts.listCohorts': reads((ctx, { course }) => cohorts.listCohorts(ctx, { courseKey: course })),
  'completion.markCompleted': statement,
  'enrollments.acceptInvitations': workflow,
  // What is tried leaves a person as they are; who enrols somebody is told what `previewRoster` tells.
  'enrollments.changeRoster': writes((ctx, { course, email }) =>
    enrollments.changeRoster(ctx, { courseKey: course, operation: 'unenroll', emails: [email] }),
  ),
  'enrollments.courseFor': open('works with what it is given'),
  'enrollments.enroll': own,
  'enrollments.findLearner': reads((ctx, { course, user }) =>
    enrollments.findLearner(ctx, { courseKey: course, userId: user }),
  ),
  'enrollments.jumpTo': visit,
  'enrollments.listCohorts': reads((ctx, { course }) => enrollments.listCohorts(ctx, { courseKey: course })),
  'enrollments.listEnrolledCourses': own,
  'enrollments.listInvitations': reads((ctx, { course }) => enrollments.listInvitations(ctx, { courseKey: course })),
  'enrollments.openCourse': visit,
  'enrollments.openCourseAt': visit,
  'enrollments.openCourseDates': visit,
  'enrollments.openCourseHome': visit,
  'enrollments.openStaticPage': visit,
  'enrollments.openTextbookPage': visit,
  'enrollments.openTextbooks': visit,
  'enrollments.previewRoster': tellsOfAccounts(
    'who enrols a list of addresses has to know which of them are enrolled at once and which are invited',
    reads((ctx, { course, email }) =>
      enrollments.previewRoster(ctx, { courseKey: course, operation: 'enroll', emails: [email] }),
    ),
  ),
  'enrollments.tellOfEnrollment': workflow,
  'enrollments.unenroll': own,
  'enrollments.viewingOf': open('works with what it is given'),
  'extensions.grantExtension': writes((ctx, { course, user, subsection }) =>
    extensions.grantExtension(ctx, {
      courseKey: course,
      userId: user,
      block: subsection,
      dueAt: new Date('2026-09-01T00:00:00Z'),
      reason,
    }),
  ),
  'extensions.listExtensions': reads((ctx, { course, user }) =>
    extensions.listExtensions(ctx, { courseKey: course, userId: user }),
  ),
  'grades.explainLearner': reads((ctx, { course, user }) =>
    grades.explainLearner(ctx, { courseKey: course, userId: user }),
  ),
  'grades.gradeLearner': workflow,
  'grades.listRoster': reads((ctx, { course }) =>
    grades.listRoster(ctx, { courseKey: course, filter: grades.everybody, order: 'name', page: 1 }),
  ),
  'grades.openCourseProgress': visit,
  'grades.overrideSubsectionGrade': writes((ctx, { course, user, subsection }) =>
    grades.overrideSubsectionGrade(ctx, {
      courseKey: course,
      userId: user,
      block: subsection,
      override: points,
      reason,
    }),
  ),
  'grades.previewGradingPolicy': reads((ctx, { course }) =>
    grades.previewGradingPolicy(ctx, {
      courseKey: course,
      policy: {
        GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 2, drop_count: 0, weight: 1 }],
        GRADE_CUTOFFS: { Pass: 0.5 },
      },
    }),
  ),
  'grades.readGradebook': reads((ctx, { course }) =>
    grades.readGradebook(ctx, { courseKey: course, filter: grades.everybody, order: 'name', page: 1 }),
  ),
  'grades.listOutdatedGrades': reads((ctx) => grades.listOutdatedGrades(ctx)),
  'grades.regradeBatch': reads((ctx, { course }) =>
    // A step of a workflow that asks all the same. Nobody's grade comes after this name.
    grades.regradeBatch(ctx, { courseKey: course, after: 'zzz', limit: 1 }),
  ),
  'grades.verifyGrades': reads((ctx, { course }) => grades.verifyGrades(ctx, { courseKey: course })),
  'catalog.getCourseAbout': visit,
  'catalog.listCourses': published,
  'catalog.listFirstCourses': published,
};
