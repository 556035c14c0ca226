import { index, mysqlTable, primaryKey, text, varchar } from 'drizzle-orm/mysql-core';
import { instant, keyText } from '../columns';

/** Keyspace `site`: what a course team says of a unit's draft. A thread is its first comment and the answers to it. */
export const reviewComments = mysqlTable(
  'review_comments',
  {
    /** `rvw_…`, rising with time. */
    id: keyText('id', { length: 32 }).primaryKey(),
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    /** `vertical@ID`: the unit that the thread is about. */
    unit: keyText('unit', { length: 255 }).notNull(),
    /** `TYPE@ID` of the block in it that it is about; null for the unit as a whole. */
    block: keyText('block', { length: 255 }),
    /** The id of the first comment of its thread. */
    threadId: keyText('thread_id', { length: 32 }).notNull(),
    authorId: keyText('author_id', { length: 32 }).notNull(),
    /** Free text. */
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
    /** On the first comment only: when the thread was settled, and by whom. */
    resolvedAt: instant('resolved_at'),
    resolvedBy: keyText('resolved_by', { length: 32 }),
  },
  // A unit's page lists its threads; a course's page will list those that are open.
  (t) => [index('review_comments_unit_ix').on(t.courseKey, t.unit, t.id)],
);

/** Keyspace `site`: who has a course open in the studio, and where. A row is true for about a minute. */
export const studioPresences = mysqlTable(
  'studio_presences',
  {
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    userId: keyText('user_id', { length: 32 }).notNull(),
    /** What the page is called, as the person sees it. */
    place: varchar('place', { length: 255 }).notNull(),
    path: varchar('path', { length: 700 }).notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseKey, t.userId] })],
);
