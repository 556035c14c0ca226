import { index, int, mysqlTable, primaryKey, text, varchar } from 'drizzle-orm/mysql-core';
import { instant, keyText, yesNo } from '../columns';

/** Keyspace `site`. */
export const organizations = mysqlTable('organizations', {
  shortName: keyText('short_name', { length: 64 }).primaryKey(),
  name: varchar('name', { length: 255 }).notNull(),
  createdAt: instant('created_at').notNull(),
});

/**
 * One row a course run: the switch. Immutable documents are written first, then this row moves, compare-and-swap on `rev`.
 * A reference table of the `learner` keyspace, so that a learner's page reads it beside the enrolment.
 */
export const courseRuns = mysqlTable(
  'course_runs',
  {
    key: keyText('course_key', { length: 255 }).primaryKey(),
    org: keyText('org', { length: 64 }).notNull(),
    number: keyText('number', { length: 64 }).notNull(),
    run: keyText('run', { length: 64 }).notNull(),
    /** Revision ids (`rev_…`) in MongoDB and, beside each, the hash of its root node. */
    draftRevision: keyText('draft_revision', { length: 32 }).notNull(),
    draftRoot: keyText('draft_root', { length: 64 }).notNull(),
    publishedRevision: keyText('published_revision', { length: 32 }).notNull(),
    publishedRoot: keyText('published_root', { length: 64 }).notNull(),
    /** Raised by every move of a head. */
    rev: int('rev').notNull(),
    // What the catalogue shows and the schedule asks before any content is read. Derived from the published course node.
    title: varchar('title', { length: 255 }).notNull(),
    shortDescription: text('short_description'),
    /** Path below static/ of the course image, or null. */
    imagePath: varchar('image_path', { length: 512 }),
    language: varchar('language', { length: 35 }),
    startAt: instant('start_at').notNull(),
    endAt: instant('end_at'),
    enrollmentStartAt: instant('enrollment_start_at'),
    enrollmentEndAt: instant('enrollment_end_at'),
    isInvitationOnly: yesNo('is_invitation_only').notNull(),
    /** `both` | `about` | `none`, as in Open edX: who finds the course in the catalogue, who may open its about page. */
    catalogVisibility: keyText('catalog_visibility', { length: 16 }).notNull(),
    /** `private` | `public_outline` | `public`: what a visitor without an enrolment may see. */
    courseVisibility: keyText('course_visibility', { length: 16 }).notNull(),
    isSelfPaced: yesNo('is_self_paced').notNull(),
    /** Lower-case title, org, number and description: what the catalogue's search looks in. */
    searchText: text('search_text').notNull(),
    /** Put away by its team: neither in the catalogue nor in the studio's list. Not part of the course: it stays put away whatever is imported. */
    archivedAt: instant('archived_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    // The catalogue counts visible courses, and lists them, newest start first.
    index('course_runs_catalog_ix').on(t.catalogVisibility, t.archivedAt, t.startAt),
    // The studio lists an organisation's courses.
    index('course_runs_org_ix').on(t.org),
  ],
);

/** A cohort of a course run, mapped to a group of a user partition (content group). */
export const cohorts = mysqlTable(
  'cohorts',
  {
    courseKey: keyText('course_key', { length: 255 }).notNull(),
    id: keyText('id', { length: 32 }).notNull(),
    name: varchar('name', { length: 255 }).notNull(),
    partitionId: int('partition_id'),
    groupId: int('group_id'),
    /** Whoever enrols is put into one of these, by chance. */
    isAutomatic: yesNo('is_automatic').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseKey, t.id] })],
);
