import { index, int, mysqlTable, primaryKey, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { instant, keyText, real } from '../columns';

/** As in Open edX; `unavailable` waits for its date. */
export const certificateStatuses = [
  'downloadable',
  'notpassing',
  'audit_passing',
  'unavailable',
  'invalidated',
] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];

/**
 * Keyspace `learner`, sharded by `user_id`: one certificate a learner and course run, by its primary key. Written once there is
 * something to say; who has not passed has no row.
 */
export const certificates = mysqlTable(
  'certificates',
  {
    userId: keyText('user_id', { length: 32 }).notNull(),
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    status: keyText('status', { length: 16 }).$type<CertificateStatus>().notNull(),
    /** The mode of the enrolment when it was decided. */
    mode: keyText('mode', { length: 32 }).notNull(),
    /** `cert_…`, its public name, not to be guessed; null before the first issue. */
    id: keyText('id', { length: 32 }),
    /** Which of the learner's public names for this course it is: raised where a revoked one is replaced. 0 before the first. */
    serial: int('serial').notNull(),
    /** Raised whenever its text is written anew; 0 before the first issue. */
    issue: int('issue').notNull(),
    /** The learner's name as it is printed: personal, blanked when the learner is erased. */
    learnerName: varchar('learner_name', { length: 255 }).notNull(),
    /** The course grade when it was issued, 0 to 1. Not printed. */
    percent: real('percent'),
    /** The published version that its text (title, signatories) is of. */
    revision: keyText('revision', { length: 32 }),
    root: keyText('root', { length: 64 }),
    /** When an `unavailable` one is to be issued; null where the course does not say yet. */
    availableAt: instant('available_at'),
    issuedAt: instant('issued_at'),
    revokedAt: instant('revoked_at'),
    /** In the words of who revoked it: may be personal, blanked when the learner is erased. */
    revocationReason: varchar('revocation_reason', { length: 1000 }),
    /** The issue that the learner has had a mail about. */
    toldIssue: int('told_issue').notNull(),
    /** Raised by every write: the guard against a slower one. */
    version: int('version').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey] }),
    // Those whose date has come (scattered).
    index('certificates_due_ix').on(t.status, t.availableAt),
    // A course's certificates, state by state (scattered).
    index('certificates_course_ix').on(t.courseKey, t.status, t.userId),
  ],
);

/** Keyspace `learner`. Who gets a certificate without having passed. */
export const certificateAllowList = mysqlTable(
  'certificate_allow_list',
  {
    userId: keyText('user_id', { length: 32 }).notNull(),
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    note: varchar('note', { length: 1000 }).notNull(),
    addedBy: keyText('added_by', { length: 32 }).notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.courseKey] })],
);

/**
 * Keyspace `site`: whose certificate a public name is, for those who have only that, and the place of its credential in a status
 * list. Written before the certificate: a name without a certificate answers as if it were not there.
 */
export const certificateIndex = mysqlTable(
  'certificate_index',
  {
    id: keyText('id', { length: 32 }).primaryKey(),
    userId: keyText('user_id', { length: 32 }).notNull(),
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    serial: int('serial').notNull(),
    statusList: int('status_list').notNull(),
    /** Drawn at random, so that it tells nothing. */
    statusIndex: int('status_index').notNull(),
    /** Revoking is for good: a learner who is given a certificate again gets another name. */
    revokedAt: instant('revoked_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    // However often a workflow repeats, it gets the same name.
    uniqueIndex('certificate_index_learner_uq').on(t.userId, t.courseKey, t.serial),
    // No two names have the same place in a list; a drawn place that is taken is drawn again.
    uniqueIndex('certificate_index_status_uq').on(t.statusList, t.statusIndex),
    // What a status list is made of.
    index('certificate_index_revoked_ix').on(t.statusList, t.revokedAt),
  ],
);
