import { everyInputCourse, seedCourse } from '../support/test';

/**
 * What each server action is called with: input that it takes, about things that nobody has, so that whoever is let in changes nothing
 * and is told something else than whoever is not.
 */

/** The fields of a form, in their order. */
export type Form = Readonly<Record<string, string>>;
export type Call = { readonly form: Form; readonly isWithState: boolean } | { readonly args: readonly unknown[] };

const course = { courseKey: seedCourse };
const [, org = '', number = '', run = ''] = /^course-v1:(.+)\+(.+)\+(.+)$/.exec(seedCourse) ?? [];
const identity = { org, number, run };
const token = 'n'.repeat(43);
const node = '0'.repeat(64);
const noBlock = 'html@none';
const noUser = 'usr_none';
const learner = { ...course, userId: noUser, block: 'sequential@none' };
const wrong = 'not the password of anybody';
const nobody = 'nobody-at-all@example.org';

/** An action of a form that knows its last answer. */
const state = (form: Form): Call => ({ form, isWithState: true });
/** An action of a plain form. */
const plain = (form: Form): Call => ({ form, isWithState: false });
const call = (...args: readonly unknown[]): Call => ({ args });

/** Of these, what one does decides what the next is told: they are called one after the other. */
export const inTurn: ReadonlySet<string> = new Set([
  'instructor/[courseKey]/reports askForReport',
  'studio/[courseKey]/groups addCohort',
  'studio/[courseKey]/groups distributeLearners',
]);

/** `FILE NAME`, the file below `app` without `actions.ts`. */
export const calls: Readonly<Record<string, Call>> = {
  '(account)/account saveProfile': state({ name: 'Walker', bio: '', locale: 'en', timeZone: 'UTC' }),
  '(account)/account signOutElsewhere': state({}),
  '(account)/account/delete eraseMe': state({ confirmation: wrong }),
  '(account)/account/email confirmChange': state({ token }),
  '(account)/account/email sendChangeLink': state({ email: nobody, password: wrong }),
  '(account)/account/password saveNewPassword': state({ currentPassword: wrong, password: `${wrong} and more` }),
  '(account)/account/password sendPasswordLink': state({}),
  '(account)/forgot-password sendResetLink': state({ email: 'no address' }),
  '(account)/register register': state({ name: 'Walker', email: 'no address', password: wrong, terms: 'on' }),
  '(account)/reset-password setPassword': state({ token, password: wrong }),
  '(account)/sign-in signIn': state({ email: nobody, password: wrong }),
  '(account)/verify-email confirmAddress': state({ token }),
  '(account)/verify-email sendLinkAgain': state({ email: 'no address' }),
  '(learn)/courses/[courseKey]/units/[block] actOnProblem': state({
    ...course,
    block: 'problem@best_distractor',
    node,
    attempt: '0',
  }),
  '(site)/certificates/verify checkCertificate': state({ text: 'no certificate' }),
  '(site)/courses/[courseKey]/about enrollInCourse': plain(course),
  // A course that there is not: who walks stays enrolled.
  '(site)/courses/[courseKey]/about leaveCourse': plain({ courseKey: 'course-v1:No+Such+Course' }),
  'admin/organizations addOrganization': plain({ shortName: org, name: 'Taken' }),
  'admin/organizations changeAdmin': plain({ what: 'grant', shortName: org, email: nobody }),
  'admin/organizations nameOrganization': plain({ shortName: 'Nowhere', name: 'Nowhere' }),
  'admin/settings saveSiteSettings': state({
    section: 'general',
    // A state that there never was: nothing is saved.
    opened: JSON.stringify({ rev: 999_999, values: { name: '', description: '', contactEmail: '', timeZone: '' } }),
    timeZone: 'Europe/Helsinki',
  }),
  'admin/users/[id] changeUser': plain({ userId: noUser, what: 'sign-out' }),
  'admin/webhooks/[id] changeWebhook': plain({ id: 'whe_none', what: 'remove' }),
  'admin/webhooks/[id] rotateSecret': state({ id: 'whe_none' }),
  'admin/webhooks/new addEndpoint': state({ url: 'https://127.0.0.1/', scope: '*', events: 'enrollment.created' }),
  'admin/workflows cancelWorkflowRun': plain({ runId: '0'.repeat(26) }),
  'admin/workflows dismissWorkflowAlert': plain({ alertId: 'alt_none' }),
  'admin/workflows retryWorkflowRun': plain({ runId: '0'.repeat(26) }),
  'instructor/[courseKey]/gradebook openCell': call(learner),
  'instructor/[courseKey]/learners/[userId] clearPoints': state({ ...learner, reason: 'walk' }),
  'instructor/[courseKey]/learners/[userId] giveAttemptsBack': state({ ...learner, block: 'problem@q1' }),
  'instructor/[courseKey]/learners/[userId] giveTime': state({ ...learner, due: '2027-01-01T00:00', reason: 'walk' }),
  'instructor/[courseKey]/learners/[userId] gradeAgain': state({ ...learner, block: 'problem@q1' }),
  'instructor/[courseKey]/learners/[userId] setPoints': state({
    ...learner,
    counts: 'graded',
    earned: '1',
    reason: 'walk',
  }),
  'instructor/[courseKey]/learners/[userId] takeTimeBack': state({ ...learner, reason: 'walk' }),
  'instructor/[courseKey]/learners/change changeByForm': state({ ...course, operation: 'enroll', text: nobody }),
  'instructor/[courseKey]/problems rescoreAll': state({ ...course, block: 'problem@none' }),
  'instructor/[courseKey]/reports askForReport': state(course),
  'studio checkKey': call(identity),
  'studio makeCourse': state({ ...identity, title: 'Taken' }),
  'studio makeRun': state({ ...identity, ...course }),
  'studio putAway': plain({ ...course, isArchived: 'no' }),
  'studio/[courseKey] changeOutline': call(seedCourse, { kind: 'delete', block: noBlock }),
  'studio/[courseKey] inspectOutline': call(seedCourse, null),
  'studio/[courseKey] openBlockSettings': call(seedCourse, 'vertical@page_of_text'),
  'studio/[courseKey] previewProblemAction': call({
    ...course,
    block: 'problem@q1',
    settings: {},
    source: '<problem><p>Walk</p></problem>',
    seed: 1,
    answers: {},
    isSubmitted: false,
    attempts: 0,
    hints: 0,
    showsAnswers: false,
  }),
  'studio/[courseKey] saveBlockSettings': plain({ ...course, block: noBlock, opened: '{}', start: '2027-01-01T00:00' }),
  'studio/[courseKey]/advanced saveAdvanced': state({
    ...course,
    unknown: '[]',
    opened: '{"set:display_name":"not its name"}',
    'set:display_name': '"another"',
  }),
  'studio/[courseKey]/certificate saveCertificate': state({ ...course, opened: '{"certificates":[{"id":99}]}' }),
  'studio/[courseKey]/files putFiles': call({ ...course, files: [{ path: 'walk.txt', receipt: 'none' }] }),
  'studio/[courseKey]/files remove': plain({ ...course, path: 'none.txt' }),
  'studio/[courseKey]/files rename': state({ ...course, path: 'none.txt', to: 'other.txt' }),
  'studio/[courseKey]/files saveDescription': state({ ...course, path: 'none.txt' }),
  'studio/[courseKey]/files undoRemoval': plain({ ...course, revision: 'rev_none' }),
  'studio/[courseKey]/grading changeGrading': state({
    ...course,
    opened: '{}',
    intent: 'check',
    graceHours: '1',
    graceMinutes: '0',
    'type.0.name': 'Quiz',
    'type.0.short': 'Q',
    'type.0.weight': '100',
    'type.0.min': '1',
    'type.0.drop': '0',
    'cutoff.0.letter': 'Pass',
    'cutoff.0.percent': '50',
  }),
  'studio/[courseKey]/groups addCohort': state({ courseKey: everyInputCourse, name: 'Walkers', group: '' }),
  'studio/[courseKey]/groups assignLearners': state({ ...course, id: 'coh_none', emails: nobody }),
  'studio/[courseKey]/groups distributeLearners': state({ courseKey: everyInputCourse }),
  'studio/[courseKey]/groups editGroup': state({ ...course, kind: 'remove-partition', partitionId: '999' }),
  'studio/[courseKey]/groups saveCohort': state({
    ...course,
    id: 'coh_none',
    name: 'Walkers',
    group: '',
    openedName: 'None',
    openedGroup: '',
  }),
  'studio/[courseKey]/history putBlockBack': state({ ...course, revision: 'rev_none', block: noBlock }),
  'studio/[courseKey]/history restoreCourse': state({ ...course, revision: 'rev_none' }),
  'studio/[courseKey]/pages editPages': state({ ...course, intent: 'remove', slug: 'none' }),
  'studio/[courseKey]/pages savePage': state({ ...course, slug: 'none', opened: '{"name":"a"}', name: 'b' }),
  'studio/[courseKey]/schedule saveSchedule': state({ ...course, opened: '{"title":"not its name"}', title: 'other' }),
  'studio/[courseKey]/team changeTeam': state({ ...course, intent: `revoke:staff:${noUser}` }),
  'studio/[courseKey]/textbooks editTextbook': state({ ...course, kind: 'remove', opened: '{"tab_title":"None"}' }),
  'studio/[courseKey]/units/[block] answerPreview': call(),
  'studio/[courseKey]/units/[block] changeUnit': call({
    ...course,
    unit: 'vertical@none',
    change: { kind: 'delete', block: noBlock },
  }),
  'studio/[courseKey]/units/[block] listImages': call(seedCourse),
  'studio/[courseKey]/units/[block] openBlock': call({ ...course, block: 'vertical@page_of_text' }),
  'studio/[courseKey]/units/[block] saveBlock': call({
    ...course,
    block: noBlock,
    node,
    settings: {},
    source: null,
    title: 'Walk',
  }),
  'studio/[courseKey]/units/[block] settleThread': call({ ...course, threadId: 'rvt_none', isResolved: true }),
  'studio/[courseKey]/units/[block] writeComment': call({ ...course, unit: 'vertical@none', body: 'Walk' }),
  'studio/[courseKey]/updates editUpdates': state({ ...course, kind: 'remove', id: '999999' }),
  'studio/[courseKey]/updates saveHandouts': state({ ...course, opened: '{"handouts":"not they"}', handouts: 'other' }),
  'studio/[courseKey]/updates saveUpdate': state({ ...course, id: '999999', opened: '{"html":"a"}', html: 'b' }),
  'studio/imports decideImport': state({ ...identity, importId: 'imp_none' }),
};

interface Sent {
  readonly method: 'POST' | 'PUT';
  readonly query?: string;
  readonly json?: unknown;
  readonly form?: Form;
  readonly bytes?: string;
}

const post = (sent: Omit<Sent, 'method'>): Sent => ({ method: 'POST', ...sent });

/** What each address that takes more than a GET is sent. */
export const posts: Readonly<Record<string, Sent>> = {
  '/api/auth/[...nextauth]': post({ form: {} }),
  '/api/inngest': post({ json: {} }),
  '/api/studio/files': post({ query: `?course=${encodeURIComponent(seedCourse)}&name=walk.txt`, bytes: 'walk' }),
  '/api/studio/imports': post({ query: '?name=walk.zip', bytes: 'no archive' }),
  '/api/v1/courses/[courseKey]/problems/[block]/attempts': post({ json: { node, attempt: 0, answers: {} } }),
  '/courses/[courseKey]/video-state': post({
    json: { block: 'video@none', positionSeconds: 1, durationSeconds: 2, speed: 1 },
  }),
  '/sign-in/[provider]': post({ form: {} }),
  '/studio/[courseKey]/presence': post({ json: { place: 'walk', path: '/studio/walk' } }),
  '/studio/[courseKey]/uploads': post({ query: '?name=walk.txt', bytes: '' }),
  '/view-as': post({ form: { ...course, viewAs: 'staff' } }),
};
