import { bigint, index, mysqlTable, primaryKey, varchar } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText } from '../columns';

/**
 * Events wait here, written in the transaction that caused them, until a workflow engine takes them in order.
 * `site` and `learner` have one each, because a transaction touches one keyspace.
 */
const outboxColumns = () => ({
  /** Order of commit is not promised by an auto-increment; order of creation per course or learner is what readers use. */
  seq: bigint('seq', { mode: 'number', unsigned: true }).autoincrement().primaryKey(),
  id: keyText('id', { length: 32 }).notNull(),
  /** `area/noun.verbed`, see `lib/outbox/events.ts`. */
  name: keyText('name', { length: 100 }).notNull(),
  data: jsonText('data').notNull(),
  createdAt: instant('created_at').notNull(),
  /** `{requestId, traceparent?}`: the request that caused it, for the log and the traces of what follows. Null where none did. */
  origin: jsonText('origin'),
  /** Null until a workflow engine has taken the event. */
  takenAt: instant('taken_at'),
});

export const siteOutbox = mysqlTable('site_outbox', outboxColumns(), (t) => [
  // What nobody has taken yet, the oldest first; what was taken long ago is removed.
  index('site_outbox_waiting_ix').on(t.takenAt, t.seq),
]);

export const learnerOutbox = mysqlTable(
  'learner_outbox',
  { userId: keyText('user_id', { length: 32 }).notNull(), ...outboxColumns() },
  (t) => [
    // The same (scattered).
    index('learner_outbox_waiting_ix').on(t.takenAt, t.seq),
  ],
);

/**
 * Who changed what, written in the mutation's own transaction: `site` and `learner` have a table each, as with the outboxes.
 */
const auditColumns = () => ({
  id: keyText('id', { length: 32 }).notNull(),
  at: instant('at').notNull(),
  /** User id, or `system`. */
  actor: keyText('actor', { length: 32 }).notNull(),
  /** `noun.verb`: `course.import`, `user.disable`. */
  action: keyText('action', { length: 64 }).notNull(),
  /** What it was done to: a user id, a course key, a usage key. */
  target: keyText('target', { length: 512 }).notNull(),
  courseKey: keyText('course_key', { length: 255 }),
  before: jsonText('before_value'),
  after: jsonText('after_value'),
  address: varchar('address', { length: 64 }),
  requestId: keyText('request_id', { length: 40 }).notNull(),
});

export const auditEntries = mysqlTable(
  'audit_entries',
  { ...auditColumns(), id: keyText('id', { length: 32 }).primaryKey() },
  (t) => [
    // The audit page, the newest first.
    index('audit_at_ix').on(t.at),
    // The same of who did it.
    index('audit_actor_ix').on(t.actor, t.at),
    // The same of a course.
    index('audit_course_ix').on(t.courseKey, t.at),
    // What was done to a person or a thing, the newest first.
    index('audit_target_ix').on(t.target, t.at),
  ],
);

/** What was done to a learner's grades and answers. */
export const learnerAuditEntries = mysqlTable(
  'learner_audit_entries',
  { userId: keyText('user_id', { length: 32 }).notNull(), ...auditColumns() },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    // The audit page, the newest first (scattered).
    index('learner_audit_at_ix').on(t.at, t.id),
    // The same of who did it (scattered).
    index('learner_audit_actor_ix').on(t.actor, t.at),
    // The same of a course (scattered).
    index('learner_audit_course_ix').on(t.courseKey, t.at),
    // What was done to a person or a thing, the newest first (scattered).
    index('learner_audit_target_ix').on(t.target, t.at),
  ],
);
