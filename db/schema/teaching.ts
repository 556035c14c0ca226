import { index, int, mysqlTable, primaryKey, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText } from '../columns';

/** More time for one learner in one block and all below it. Keyspace `learner`, sharded by `user_id`. */
export const dueExtensions = mysqlTable(
  'due_extensions',
  {
    userId: keyText('user_id', { length: 32 }).notNull(),
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    /** `TYPE@ID`. */
    block: keyText('block', { length: 190 }).notNull(),
    dueAt: instant('due_at').notNull(),
    reason: varchar('reason', { length: 1000 }).notNull(),
    /** User id of who gave it, or `system`. */
    grantedBy: keyText('granted_by', { length: 32 }).notNull(),
    grantedAt: instant('granted_at').notNull(),
  },
  // A learner's own are read with their visit, and by who gives them.
  (t) => [primaryKey({ columns: [t.userId, t.courseKey, t.block] })],
);

/**
 * Mail addresses without an account that a course team wants enrolled: taken, and gone, when the account's address is confirmed.
 * Keyspace `site`.
 */
export const enrollmentInvitations = mysqlTable(
  'enrollment_invitations',
  {
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    /** Normalised as `users.email`. */
    email: keyText('email', { length: 254 }).notNull(),
    /** User id of who invited, or `system`. */
    invitedBy: keyText('invited_by', { length: 32 }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.courseKey, t.email] }),
    // Looked up when an address is confirmed.
    index('enrollment_invitations_email_ix').on(t.email),
  ],
);

export const reportStates = ['waiting', 'running', 'done', 'failed'] as const;
export type ReportState = (typeof reportStates)[number];

/** A report that somebody of a course team asked for. Its file holds user ids: names are put in when it is fetched. Keyspace `site`. */
export const reports = mysqlTable(
  'reports',
  {
    /** `rep_…`, in the order of time. */
    id: keyText('id', { length: 32 }).primaryKey(),
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    kind: keyText('kind', { length: 32 }).notNull(),
    state: keyText('state', { length: 16 }).$type<ReportState>().notNull(),
    requestedBy: keyText('requested_by', { length: 32 }).notNull(),
    requestedAt: instant('requested_at').notNull(),
    finishedAt: instant('finished_at'),
    /** Learners written so far, and all that there were at the start. */
    done: int('done').notNull(),
    total: int('total').notNull(),
    /** The columns, then the SHA-256 of each part of the file in the course store, in order. */
    content: jsonText('content').notNull(),
  },
  // The course's list, the newest first.
  (t) => [uniqueIndex('reports_course_uq').on(t.courseKey, t.id)],
);
