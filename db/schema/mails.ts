import { index, int, mysqlTable, primaryKey, uniqueIndex, varchar } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText } from '../columns';

/** Keyspace `site`: letters on their way. They name a person by id and hold nothing secret; words and address are found when sent. */
export const mailStatuses = ['queued', 'sending', 'sent', 'failed', 'suppressed'] as const;
export type MailStatus = (typeof mailStatuses)[number];

export const mails = mysqlTable(
  'mails',
  {
    id: keyText('id', { length: 32 }).primaryKey(),
    /** What the letter is about, once and for all: a second letter with the same key is not written. */
    key: keyText('mail_key', { length: 190 }).notNull(),
    userId: keyText('user_id', { length: 32 }).notNull(),
    kind: keyText('kind', { length: 32 }).notNull(),
    letter: jsonText('letter').notNull(),
    status: keyText('status', { length: 12 }).$type<MailStatus>().notNull(),
    /** Why it failed, waits or was suppressed; without addresses. */
    reason: varchar('reason', { length: 300 }),
    tries: int('tries').notNull().default(0),
    /** When somebody last took it to send. Who crashes then leaves it `sending`; after a while another may take it. */
    takenAt: instant('taken_at'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    // However often a workflow repeats, a letter is written once.
    uniqueIndex('mails_key_uq').on(t.key),
    // What failed lately, and what still waits.
    index('mails_status_ix').on(t.status, t.createdAt),
    // A person's letters.
    index('mails_user_ix').on(t.userId),
  ],
);

/** Addresses that nothing that is queued goes to, by the SHA-256 of the normalised address. */
export const mailSuppressions = mysqlTable('mail_suppressions', {
  addressHash: keyText('address_hash', { length: 64 }).primaryKey(),
  /** `refused`: its server says that there is none; `asked`: somebody asked to be left alone. */
  reason: keyText('reason', { length: 16 }).$type<'refused' | 'asked'>().notNull(),
  createdAt: instant('created_at').notNull(),
});

/** Kinds of letters that a person has turned off. */
export const mailOptOuts = mysqlTable(
  'mail_opt_outs',
  {
    userId: keyText('user_id', { length: 32 }).notNull(),
    kind: keyText('kind', { length: 32 }).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
);
