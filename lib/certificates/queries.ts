import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '@/db/client';
import { affectedRows, isDuplicateKey, isLockFailure } from '@/db/results';
import { certificateAllowList, certificateIndex, certificates, enrollments, organizations } from '@/db/schema';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import type { LearnerOfCourse } from './model';

export type CertificateRow = typeof certificates.$inferSelect;
export type IndexRow = typeof certificateIndex.$inferSelect;

const ofLearner = ({ userId, courseKey }: LearnerOfCourse) =>
  and(eq(certificates.userId, userId), eq(certificates.courseKey, courseKey));

export async function findCertificate(db: Db | Tx, learner: LearnerOfCourse): Promise<CertificateRow | undefined> {
  const [row] = await db.select().from(certificates).where(ofLearner(learner));
  return row;
}

/** Whose certificate a public name is. */
export async function findIndexRow(db: Db, id: string): Promise<IndexRow | undefined> {
  const [row] = await db.select().from(certificateIndex).where(eq(certificateIndex.id, id));
  return row;
}

export async function isAllowListed(db: Db, { userId, courseKey }: LearnerOfCourse): Promise<boolean> {
  const rows = await db
    .select({ userId: certificateAllowList.userId })
    .from(certificateAllowList)
    .where(and(eq(certificateAllowList.userId, userId), eq(certificateAllowList.courseKey, courseKey)));
  return rows.length > 0;
}

/** The mode in which a learner takes, or took, a course: who leaves keeps what was earned. Null for who never enrolled. */
export async function findMode(db: Db, { userId, courseKey }: LearnerOfCourse): Promise<string | null> {
  const [row] = await db
    .select({ mode: enrollments.mode })
    .from(enrollments)
    .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey)));
  return row?.mode ?? null;
}

export async function findOrganizationName(db: Db, shortName: string): Promise<string> {
  const [row] = await db
    .select({ name: organizations.name })
    .from(organizations)
    .where(eq(organizations.shortName, shortName));
  return row?.name || shortName;
}

/** What a write changes of a certificate. */
export type CertificateChanges = Partial<Omit<CertificateRow, 'userId' | 'courseKey' | 'version' | 'createdAt'>>;

/** Ends the transaction: somebody else wrote meanwhile. */
class LostRace extends Error {}

/** Of several that race, one writes in each round. */
const maxRounds = 20;

/**
 * Changes one learner's certificate by what it is now: `work` reads and decides, and is begun anew where somebody else wrote
 * meanwhile. Conflict `certificates.busy` where that happens again and again.
 */
export async function changingCertificate<Result>(
  db: Db,
  learner: LearnerOfCourse,
  work: (before: CertificateRow | undefined) => Promise<Result>,
): Promise<Result> {
  for (let round = 0; round < maxRounds; round += 1) {
    try {
      // Read first: it guards all that is read after it.
      return await work(await findCertificate(db, learner));
    } catch (error) {
      if (!(error instanceof LostRace || isDuplicateKey(error) || isLockFailure(error))) {
        throw error;
      }
    }
  }
  throw conflict('certificates.busy', 'This certificate is being changed by several people at once.');
}

/** Writes over `before`, in a transaction inside `changingCertificate`, which begins anew where that is no longer what is there. */
export async function writeCertificate(
  tx: Tx,
  ctx: Pick<Context, 'now'>,
  learner: LearnerOfCourse,
  before: CertificateRow | undefined,
  changes: CertificateChanges,
): Promise<void> {
  if (!before) {
    const none = { id: null, percent: null, revision: null, root: null, availableAt: null, issuedAt: null };
    await tx.insert(certificates).values({
      ...none,
      status: 'notpassing',
      mode: '',
      serial: 0,
      issue: 0,
      learnerName: '',
      toldIssue: 0,
      ...changes,
      ...learner,
      version: 1,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
    return;
  }
  const written = await tx
    .update(certificates)
    .set({ ...changes, version: before.version + 1, updatedAt: ctx.now })
    .where(and(ofLearner(learner), eq(certificates.version, before.version)));
  if (affectedRows(written) === 0) {
    throw new LostRace();
  }
}
