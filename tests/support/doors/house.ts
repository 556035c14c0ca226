import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { reports, roles, users, webhookMessages } from '@/db/schema';
import { findAccount, grantRole, revokeRole } from '@/lib/accounts';
import { createCohort } from '@/lib/cohorts';
import type { Actor } from '@/lib/context';
import {
  deleteFiles,
  editBlock,
  getCourseRun,
  importCourse,
  loadOutline,
  startImport,
  storeUpload,
} from '@/lib/courses';
import { createOrganization } from '@/lib/organizations';
import { listReports, requestReport } from '@/lib/reports';
import { commentOnUnit, listThreads } from '@/lib/reviews';
import { addWebhook, testWebhook } from '@/lib/webhooks';
import { raiseAlert } from '@/lib/workflows';
import type { FreshStores } from '../fresh-stores';
import { addLearner, learnerCourse } from '../learner-course';
import { answer } from '../taught-course';
import type { Names, TeamMember } from './try';

export interface DoorsHouse {
  /** Of a course of the organisation Org, with a learner, a team and everything that they made. */
  readonly here: Names;
  /** Of a course of the organisation Else, whose instructor is `elsewhere`. */
  readonly there: Names;
  /** Well formed, and of nothing that there is. */
  readonly nothing: Names;
  /** Well formed, of nothing that there is, but of somebody with a confirmed address who is in no course. */
  readonly stranger: Names;
  /** Whoever may do nothing to what is here. */
  readonly outsiders: readonly (readonly [string, TeamMember])[];
  readonly admin: TeamMember;
  /** Instructor of the course that is there. */
  readonly elsewhere: TeamMember;
}

export const nothing: Names = {
  course: 'course-v1:Org+Nothing+r1',
  org: 'Nothing',
  user: 'usr_nobody',
  email: 'nobody@example.org',
  newcomer: 'usr_nobodyelse',
  subsection: 'sequential@nothing',
  unit: 'vertical@nothing',
  text: 'html@nothing',
  problem: 'problem@nothing',
  node: '0'.repeat(64),
  revision: 'rev_00000000000000000000000000',
  older: 'rev_00000000000000000000000001',
  deletion: 'rev_00000000000000000000000002',
  file: 'nothing.png',
  receipt: 'nothing',
  thread: 'rvw_nothing',
  cohort: 'coh_nothing',
  import: 'imp_nothing',
  report: 'rpt_nothing',
  endpoint: 'whe_nothing',
  message: 'msg_nothing',
  alert: 'alr_nothing',
  run: '00000000000000000000000000',
};

/** Two courses of two organisations, and who may and may not do something to the first. */
export async function openDoorsHouse(stores: FreshStores): Promise<DoorsHouse> {
  process.env.LECTERN_ENCRYPTION_KEY ??= randomBytes(32).toString('base64');
  const here = await furnish(stores, { org: 'Org', number: 'Learn', letter: 'a' });
  const there = await furnish(stores, { org: 'Else', number: 'Where', letter: 'b' });
  const as = (userId: string, held: Extract<Actor, { kind: 'user' }>['roles']): TeamMember => {
    const actor = { kind: 'user', userId, roles: held } as const;
    return { ...stores.context(), actor };
  };
  const { userId: stranger } = await addLearner(stores, 'usr_stranger', { mode: null });
  await stores.db.update(users).set({ emailVerifiedAt: stores.context().now }).where(eq(users.id, stranger));
  const removed = await findAccount(stores.db, here.member);
  const elsewhere = as(there.names.user, [{ role: 'instructor', scope: there.names.course }]);
  return {
    here: here.names,
    there: there.names,
    nothing,
    stranger: { ...nothing, user: stranger, email: `${stranger}@example.org` },
    outsiders: [
      ['an instructor of another organisation', elsewhere],
      ['another learner', as((await addLearner(stores, 'usr_other', { course: here.names.course })).userId, [])],
      ['a removed team member', as(here.member, removed?.roles ?? [])],
      ['an admin of another organisation', as('usr_orgadmin', [{ role: 'org_admin', scope: 'Else' }])],
    ],
    admin: as('usr_admin', [{ role: 'site_admin', scope: '*' }]),
    elsewhere,
  };
}

/** A course, and everything in it that has a name of its own. What a team member made is made by `member`, who then leaves the team. */
async function furnish(
  stores: FreshStores,
  { org, number, letter }: { readonly org: string; readonly number: string; readonly letter: string },
): Promise<{ readonly names: Names; readonly member: string }> {
  const ctx = stores.context();
  const course = `course-v1:${org}+${number}+r1`;
  await createOrganization(ctx, { shortName: org, name: org });
  await importCourse(ctx, {
    source: {
      files: learnerCourse({ 'course.xml': `<course url_name="r1" org="${org}" course="${number}"/>` }),
    },
  });
  const learner = await addLearner(stores, `usr_pupil${letter}`, { course });
  await stores.db.update(users).set({ emailVerifiedAt: ctx.now }).where(eq(users.id, learner.userId));
  await stores.db
    .insert(roles)
    .values({ userId: learner.userId, role: 'limited_staff', scope: course, createdAt: ctx.now });
  await answer(learner, 'ask', 'number', '41', undefined, course);
  const { userId: member } = await addLearner(stores, `usr_member${letter}`, { course, mode: null });
  await grantRole(ctx, { userId: member, role: 'instructor', scope: course });
  const team: TeamMember = {
    ...ctx,
    actor: { kind: 'user', userId: member, roles: [{ role: 'instructor', scope: course }] },
  };
  const run = await getCourseRun(ctx, course);
  const plain = (await loadOutline(ctx.courseware, run.draftRoot)).entries.get('html@plain');
  const edited = await editBlock(team, {
    courseKey: course,
    block: 'html@plain',
    node: plain?.node ?? '',
    settings: { display_name: 'Plain' },
    source: `<p>Edited in ${course}</p>`,
    message: 'Edited',
  });
  await commentOnUnit(team, { courseKey: course, unit: 'vertical@text', body: 'Is that so?' });
  const [thread] = await listThreads(team, { courseKey: course, unit: 'vertical@text' });
  await requestReport(team, { courseKey: course });
  const [report] = await listReports(team, { courseKey: course });
  // Once it is made, another may be asked for.
  await stores.db.update(reports).set({ state: 'done', content: { columns: [], parts: [] } });
  const { revision: deletion } = await deleteFiles(team, { courseKey: course, paths: ['film.srt'] });
  const hook = await addWebhook(ctx, {
    url: `https://hooks.example.org/${letter}`,
    events: ['enrollment.created'],
    scope: course,
  });
  await testWebhook(ctx, { id: hook.id });
  const [message] = await stores.db.select().from(webhookMessages).where(eq(webhookMessages.endpointId, hook.id));
  const bytes = async function* () {
    yield new Uint8Array(Buffer.from(`bytes of ${letter}`));
  };
  const { receipt } = await storeUpload(team, { courseKey: course, fileName: 'a.txt', bytes: bytes() });
  const { userId: newcomer } = await addLearner(stores, `usr_newcomer${letter}`, { course });
  const importer: TeamMember = { ...team, actor: { ...team.actor, userId: `usr_importer${letter}` } };
  const { importId } = await startImport(importer, { fileName: 'a.zip', bytes: bytes() });
  const alert = await raiseAlert(ctx, { runId: `run_${letter}`, functionId: 'function', message: 'It failed.' });
  const cohort = await createCohort(ctx, { courseKey: course, name: 'Red', group: '' });
  await revokeRole(ctx, { userId: member, role: 'instructor', scope: course });
  return {
    member,
    names: {
      course,
      org,
      user: learner.userId,
      email: `${learner.userId}@example.org`,
      newcomer,
      subsection: 'sequential@quiz',
      unit: 'vertical@text',
      text: 'html@plain',
      problem: 'problem@number',
      node: edited.node,
      revision: edited.draftRevision,
      older: run.draftRevision,
      deletion,
      file: 'a.png',
      receipt,
      thread: thread?.id ?? '',
      cohort,
      import: importId,
      report: report?.id ?? '',
      endpoint: hook.id,
      message: message?.id ?? '',
      alert: alert.alertId,
      run: nothing.run,
    },
  };
}
