import { and, asc, eq, like } from 'drizzle-orm';
import { expect } from 'vitest';
import { certificateIndex, certificates, courseGrades, learnerAuditEntries, learnerOutbox, users } from '@/db/schema';
import { functions } from '@/inngest';
import type { Context } from '@/lib/context';
import { publish } from '@/lib/outbox';
import { type drivers, type FreshStores, testNow } from './fresh-stores';
import { addLearner, courseKey, importLearnerCourse } from './learner-course';
import { type Members, openMembers } from './members';
import { runWorkflows, type TestWorkflows } from './run-workflows';
import { newJwk } from './sample-credential';

const signed = {
  certificates: {
    certificates: [
      { is_active: false, signatories: [{ name: 'Nobody' }] },
      {
        is_active: true,
        course_title: 'Learning, certified',
        signatories: [
          {
            name: 'Grace Hopper',
            title: 'Rear Admiral',
            organization: 'Navy',
            signature_image_path: '/asset-v1:Org+Learn+r1+type@asset+block@a.png',
          },
          { name: '', title: 'Of no name' },
          'not a signatory',
        ],
      },
    ],
  },
};
/** Policy of the learner course. */
export const course = (settings: object) => ({
  'policies/r1/policy.json': JSON.stringify({ 'course/r1': settings }),
});

interface LearnerOfCourse {
  readonly userId: string;
  readonly courseKey: string;
}

/** A house with a course that gives certificates, signed by the site, and their workflows. */
export interface CertifiedHouse {
  readonly stores: FreshStores;
  readonly members: Members;
  readonly workflows: TestWorkflows;
  /** A learner whose grade on record is a pass, or is not. */
  graded(options?: {
    readonly mode?: string;
    readonly isPassed?: boolean;
    readonly name?: string;
  }): Promise<LearnerOfCourse>;
  /** Tells that a learner has passed. */
  pass(learner: { readonly userId: string }): Promise<void>;
  teacher(role?: 'instructor' | 'staff'): Context;
  rowOf(learner: { readonly userId: string }): Promise<typeof certificates.$inferSelect | undefined>;
  /** A learner's public names, the oldest first. */
  indexOf(learner: { readonly userId: string }): Promise<readonly (typeof certificateIndex.$inferSelect)[]>;
  eventsOf(learner: { readonly userId: string }): Promise<readonly { readonly name: string; readonly data: unknown }[]>;
  /** What staff did to a learner's certificate. */
  auditOf(learner: { readonly userId: string }): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openCertifiedHouse(driver: (typeof drivers)[number]): Promise<CertifiedHouse> {
  process.env.LECTERN_SIGNING_KEYS ??= JSON.stringify({ keys: [await newJwk()] });
  const members = await openMembers(driver);
  const { stores } = members;
  await importLearnerCourse(stores, course({ certificates_display_behavior: 'early_no_info', ...signed }));
  // Grades are set here by hand: the functions that make them stay out.
  const workflows = await runWorkflows(stores, {
    functions: functions.filter((one) => /certificate|revocation|send-mail/.test(one.id())),
  });
  let learners = 0;
  return {
    stores,
    members,
    workflows,
    async graded({ mode = 'honor', isPassed = true, name } = {}) {
      learners += 1;
      const userId = `learner${learners}`;
      await addLearner(stores, userId, { mode });
      await stores.db
        .update(users)
        .set({ name: name ?? `Zoë ${learners}` })
        .where(eq(users.id, userId));
      await stores.db.insert(courseGrades).values({
        userId,
        courseKey,
        version: 1,
        percent: isPassed ? 0.9 : 0.1,
        letter: isPassed ? 'Pass' : null,
        isPassed,
        passedAt: isPassed ? testNow : null,
        revision: 'rev_1',
        policyHash: 'policy',
        gradedAt: testNow,
        createdAt: testNow,
      });
      return { userId, courseKey };
    },
    pass: ({ userId }) =>
      stores.db.transaction((tx) =>
        publish(tx, stores.context(), 'grades/course.passed', { userId, courseKey, version: 1, percent: 0.9 }),
      ),
    teacher: (role = 'instructor') =>
      stores.context({ actor: { kind: 'user', userId: 'usr_teacher', roles: [{ role, scope: courseKey }] } }),
    rowOf: async ({ userId }) =>
      (await stores.db.select().from(certificates).where(eq(certificates.userId, userId)))[0],
    indexOf: ({ userId }) =>
      stores.db
        .select()
        .from(certificateIndex)
        .where(eq(certificateIndex.userId, userId))
        .orderBy(asc(certificateIndex.serial)),
    eventsOf: ({ userId }) =>
      stores.db
        .select({ name: learnerOutbox.name, data: learnerOutbox.data })
        .from(learnerOutbox)
        .where(and(eq(learnerOutbox.userId, userId), like(learnerOutbox.name, 'certificates/certificate.%')))
        .orderBy(asc(learnerOutbox.seq)),
    async auditOf({ userId }) {
      const rows = await stores.db
        .select({ action: learnerAuditEntries.action, actor: learnerAuditEntries.actor })
        .from(learnerAuditEntries)
        .where(eq(learnerAuditEntries.userId, userId))
        .orderBy(asc(learnerAuditEntries.id));
      expect(rows.every(({ actor }) => actor === 'usr_teacher')).toBe(true);
      return rows.map(({ action }) => action).sort();
    },
    async close() {
      await workflows.stop();
      await members.close();
    },
  };
}
