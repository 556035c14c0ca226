import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { MongoClient } from 'mongodb';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attempts,
  auditEntries,
  certificateAllowList,
  courseGrades,
  mailOptOuts,
  mails,
  reviewComments,
  roles,
  subsectionOverrides,
  users,
  webhookMessages,
} from '@/db/schema';
import {
  confirmUserEmail,
  disableUser,
  getUser,
  listRetired,
  listUsers,
  retireAgain,
  retireUser,
  updateProfile,
} from '@/lib/accounts';
import { openUnit, submitAnswer } from '@/lib/attempts';
import type { Actor } from '@/lib/context';
import { enroll } from '@/lib/enrollments';
import { verifyGrades } from '@/lib/grades';
import { exportPerson } from '@/lib/people';
import { commentOnUnit, listThreads } from '@/lib/reviews';
import { addWebhook } from '@/lib/webhooks';
import { type FreshStores, testNow } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';
import { as, type Members, openMembers } from '../support/members';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';
import { newJwk } from '../support/sample-credential';

process.env.LECTERN_ENCRYPTION_KEY = randomBytes(32).toString('base64');
process.env.LECTERN_SIGNING_KEYS = JSON.stringify({ keys: [await newJwk()] });
process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';

const passes = {
  'policies/r1/grading_policy.json': JSON.stringify({
    GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 1, drop_count: 0, weight: 1 }],
    GRADE_CUTOFFS: { Pass: 0.1 },
  }),
};

let house: Members;
let stores: FreshStores;
let workflows: TestWorkflows;
let admin: Actor;
beforeAll(async () => {
  house = await openMembers('mysql2');
  stores = house.stores;
  workflows = await runWorkflows(stores);
  await importLearnerCourse(stores, passes);
  const userId = await house.member('admin@example.org');
  await stores.db.insert(roles).values({ userId, role: 'site_admin', scope: '*', createdAt: testNow });
  admin = { kind: 'user', userId, roles: [{ role: 'site_admin', scope: '*' }] };
});
afterAll(async () => {
  await workflows.stop();
  await house.close();
});
const asAdmin = () => stores.context({ actor: admin, address: '192.0.2.7' });
const outsiders: Readonly<Record<string, Actor>> = {
  'a visitor': { kind: 'anonymous' },
  'a learner': as('usr_else'),
  'a teacher': { kind: 'user', userId: 'usr_teacher', roles: [{ role: 'instructor', scope: courseKey }] },
  'an admin of the organisation': { kind: 'user', userId: 'usr_org', roles: [{ role: 'org_admin', scope: 'Org' }] },
};

/** Every row of every table, every document, and every letter in the mailbox of this machine, as text. */
async function everything(): Promise<string> {
  return [await everyRow(), await everyDocument(), ...house.mails()].join('\n');
}

async function everyDocument(): Promise<string> {
  const mongo = new MongoClient(stores.mongodbUri);
  try {
    const collections = await mongo.db().listCollections().toArray();
    const documents = await Promise.all(collections.map(({ name }) => mongo.db().collection(name).find({}).toArray()));
    return documents
      .flat()
      .map((document) => JSON.stringify(document))
      .join('\n');
  } finally {
    await mongo.close();
  }
}

async function everyRow(): Promise<string> {
  const connection = await createConnection({ uri: stores.databaseUrl });
  try {
    const [tables] = await connection.query('SHOW TABLES');
    const names = Array.isArray(tables) ? tables.flatMap((row) => Object.values(row).map(String)) : [];
    const rows = [];
    for (const name of names) {
      const [found] = await connection.query('SELECT * FROM ??', [name]);
      rows.push(JSON.stringify(found));
    }
    return rows.join('\n');
  } finally {
    await connection.end();
  }
}

describe('the people of a site', () => {
  it('are found by the beginning of their name or address, by role and by state', async () => {
    const bea = await house.member('bea_1@example.org');
    await updateProfile(stores.context({ actor: as(bea) }), {
      name: 'Bea 100%',
      bio: '',
      locale: 'en',
      timeZone: 'UTC',
    });
    await stores.db.insert(roles).values({ userId: bea, role: 'staff', scope: courseKey, createdAt: testNow });
    const found = async (filter: Parameters<typeof listUsers>[1]) =>
      (await listUsers(asAdmin(), filter)).map(({ userId }) => userId);
    expect(await found({ query: 'BEA_' })).toEqual([bea]);
    expect(await found({ query: 'bea 1' })).toEqual([bea]);
    expect(await found({ query: '%' })).toEqual([]);
    expect(await found({ query: bea })).toEqual([bea]);
    expect(await found({ role: 'staff' })).toEqual([bea]);
    expect(await found({ query: 'bea', state: 'disabled' })).toEqual([]);
    const [first] = await found({ limit: 1 });
    expect(await found({ after: first })).not.toContain(first);
    expect(await getUser(asAdmin(), { userId: bea })).toMatchObject({
      name: 'Bea 100%',
      roles: [{ role: 'staff', scope: courseKey }],
      hasPassword: true,
      retiredAt: null,
    });
  });

  it('are shut out and let in again, each time with a word in the audit, once', async () => {
    const userId = await house.member('shut@example.org');
    for (const isDisabled of [true, true, false, false]) {
      await disableUser(asAdmin(), { userId, isDisabled });
      expect((await getUser(asAdmin(), { userId })).disabledAt).toEqual(isDisabled ? testNow : null);
    }
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.target, userId));
    const actions = audit.map(({ action }) => action).filter((action) => action !== 'user.register');
    expect(actions.sort()).toEqual(['user.disable', 'user.enable']);
    const [row] = await stores.db.select().from(users).where(eq(users.id, userId));
    expect(row?.sessionVersion).toBe(2);
    const self = admin.kind === 'user' ? admin.userId : '';
    await expect(disableUser(asAdmin(), { userId: self, isDisabled: true })).rejects.toMatchObject({
      code: 'role.last-site-admin',
    });
  });

  it('have their address confirmed by an admin where the link never came', async () => {
    await house.register('waiting@example.org');
    const [listed] = await listUsers(asAdmin(), { query: 'waiting@' });
    const userId = listed?.userId ?? '';
    expect(listed?.state).toBe('unverified');
    await confirmUserEmail(asAdmin(), { userId });
    await confirmUserEmail(asAdmin(), { userId });
    expect((await getUser(asAdmin(), { userId })).emailVerifiedAt).toEqual(testNow);
    const audit = await stores.db.select().from(auditEntries).where(eq(auditEntries.target, userId));
    expect(audit.filter(({ action }) => action === 'user.confirm-email')).toHaveLength(1);
  });

  it.each(Object.keys(outsiders))('are none of the business of %s', async (who) => {
    const userId = await house.member(`private-${Object.keys(outsiders).indexOf(who)}@example.org`);
    const ctx = stores.context({ actor: outsiders[who] ?? { kind: 'anonymous' } });
    const refused = { kind: expect.stringMatching(/Forbidden|Unauthenticated/) };
    await expect(listUsers(ctx)).rejects.toMatchObject(refused);
    await expect(getUser(ctx, { userId })).rejects.toMatchObject(refused);
    await expect(getUser(ctx, { userId: 'usr_nobody' })).rejects.toMatchObject(refused);
    await expect(disableUser(ctx, { userId, isDisabled: true })).rejects.toMatchObject(refused);
    await expect(confirmUserEmail(ctx, { userId })).rejects.toMatchObject(refused);
    await expect(exportPerson(ctx, { userId })).rejects.toMatchObject(refused);
    const retiring = retireUser(ctx, { userId, confirmation: 'x@example.org' });
    await expect(retiring).rejects.toMatchObject(refused);
  });
});

describe('somebody who is erased', () => {
  const mail = 'xanthippe@example.org';
  const name = 'Xanthippe Quux';

  it('leaves no trace of their name in any store, and grades that still add up', async () => {
    await addWebhook(stores.context(), { url: 'http://127.0.0.1:9/', events: ['submission.graded'], scope: '*' });
    const userId = await house.member(mail);
    const self = stores.context({ actor: as(userId), address: '192.0.2.99' });
    await updateProfile(self, { name, bio: `${name} reads`, locale: 'en', timeZone: 'UTC' });
    await enroll(self, { courseKey });
    const page = await openUnit(self, { courseKey, block: 'vertical@ask' });
    const block = page.status === 'open' ? page.blocks.find((one) => one.block === 'problem@number') : undefined;
    if (block?.kind !== 'problem') {
      throw new Error('No problem');
    }
    const { node, attempt } = block;
    await submitAnswer(self, { courseKey, block: block.block, node, attempt, answers: { '2_1': '42' } });
    const teacher: Actor = { kind: 'user', userId, roles: [{ role: 'staff', scope: courseKey }] };
    const comment = { courseKey, unit: 'vertical@ask', body: `${name} would say it otherwise.` };
    const { threadId } = await commentOnUnit(stores.context({ actor: teacher }), comment);
    const later = { ...asAdmin(), now: new Date(testNow.getTime() + 60_000) };
    await commentOnUnit(later, { ...comment, threadId, body: 'Said by somebody who stays.' });
    await workflows.settle();

    await stores.db.insert(roles).values({ userId, role: 'beta_tester', scope: courseKey, createdAt: testNow });
    await stores.db.insert(mailOptOuts).values({ userId, kind: 'enrolled', createdAt: testNow });
    await stores.db.insert(certificateAllowList).values({
      ...{ userId, courseKey, note: 'Passed elsewhere.', addedBy: 'usr_teacher', addedAt: testNow },
    });
    await stores.db.insert(subsectionOverrides).values({
      ...{ userId, courseKey, block: 'sequential@quiz', earnedAll: 1, possibleAll: 1 },
      ...{ reason: 'Was ill.', setBy: 'usr_teacher', setAt: testNow },
    });
    const exported = await exportPerson(asAdmin(), { userId });
    expect(exported).toMatchObject({
      roles: [{ role: 'beta_tester', scope: courseKey }],
      enrollmentChanges: [{ courseKey, isActive: true }],
      subsectionOverrides: [{ reason: 'Was ill.' }],
      certificateExceptions: [{ note: 'Passed elsewhere.' }],
      unwantedLetters: [{ kind: 'enrolled' }],
      comments: [{ body: comment.body }],
    });
    // No grade was worked out with it.
    await stores.db.delete(subsectionOverrides).where(eq(subsectionOverrides.userId, userId));
    const data = JSON.stringify(exported);
    expect(data).toContain(name);
    expect(data).toContain('"42"');
    expect(data).not.toContain('scrypt$');
    expect(await everyRow()).toContain(name);
    const comments = () => stores.db.select().from(reviewComments);
    expect(JSON.stringify(await comments())).toContain(name);
    expect(house.mails().join('\n')).toContain(name);
    expect(await stores.db.select().from(mails).where(eq(mails.userId, userId))).not.toEqual([]);

    const naming = async () =>
      (await stores.db.select({ body: webhookMessages.body }).from(webhookMessages)).filter(({ body }) =>
        body.includes(userId),
      );
    expect(await naming()).not.toEqual([]);

    const mistaken = retireUser(asAdmin(), { userId, confirmation: 'somebody@example.org' });
    await expect(mistaken).rejects.toMatchObject({ code: 'email.wrong' });
    expect(await everything()).toContain(name);

    await retireUser(asAdmin(), { userId, confirmation: ` ${mail.toUpperCase()}` });
    await retireUser(asAdmin(), { userId, confirmation: mail });
    await workflows.settle();
    const left = await everything();
    expect(left).not.toContain(name);
    expect(left).not.toContain('Xanthippe');
    expect(left).not.toContain('xanthippe');
    expect(left).not.toContain('192.0.2.99');
    expect(await stores.db.select().from(mails).where(eq(mails.userId, userId))).toEqual([]);
    expect(await naming()).toEqual([]);
    const [thread] = await listThreads(asAdmin(), { courseKey, unit: 'vertical@ask' });
    expect(thread?.comments.map(({ body, authorName }) => ({ body, authorName }))).toEqual([
      { body: '', authorName: null },
      { body: 'Said by somebody who stays.', authorName: 'Ada Lovelace' },
    ]);
    const [answered] = await stores.db.select().from(attempts).where(eq(attempts.userId, userId));
    expect(answered).toMatchObject({ answers: {}, earned: 1 });
    const [grade] = await stores.db.select().from(courseGrades).where(eq(courseGrades.userId, userId));
    expect(grade?.isPassed).toBe(true);
    expect((await verifyGrades(stores.context(), { courseKey })).differences).toEqual([]);
    expect(await getUser(asAdmin(), { userId })).toMatchObject({ name: '', retiredAt: testNow });
    expect(await listRetired(asAdmin())).toEqual([userId]);
    // Nobody is erased twice, and nobody who is not on the list.
    expect(await retireAgain(asAdmin(), { userIds: [userId, 'usr_nobody'] })).toEqual({ erased: 0 });
    const another = await house.member('back-again@example.org');
    expect(await retireAgain(asAdmin(), { userIds: [another] })).toEqual({ erased: 1 });
    expect(await getUser(asAdmin(), { userId: another })).toMatchObject({ state: 'retired', name: '' });
    const again = disableUser(asAdmin(), { userId, isDisabled: false });
    await expect(again).rejects.toMatchObject({ code: 'user.retired' });
  });
});
