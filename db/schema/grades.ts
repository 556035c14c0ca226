import { index, int, mysqlTable, primaryKey, varchar } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText, real, yesNo } from '../columns';

/** Keyspace `learner`, sharded by `user_id`. Grades of record: worked out from attempts, kept so that others need not. */
const ofLearner = () => ({
  userId: keyText('user_id', { length: 32 }).notNull(),
  courseKey: keyText('course_key', { length: 255 }).notNull(),
});
/** `TYPE@ID`. */
const block = () => keyText('block', { length: 190 }).notNull();

/** One learner's grade in one course run. */
export const courseGrades = mysqlTable(
  'course_grades',
  {
    ...ofLearner(),
    /** Raised by every grading: the guard against a slower one, and the order of what is told about the grade. */
    version: int('version').notNull(),
    /** 0 to 1, rounded as course grades are. */
    percent: real('percent').notNull(),
    letter: varchar('letter', { length: 64 }),
    isPassed: yesNo('is_passed').notNull(),
    /** When the learner first passed; stays where a later grade is lower. */
    passedAt: instant('passed_at'),
    /** What the grade was made with: the published revision, the policy's SHA-256, and the instant of what was visible. */
    revision: keyText('revision', { length: 32 }).notNull(),
    policyHash: keyText('policy_hash', { length: 64 }).notNull(),
    gradedAt: instant('graded_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey] }),
    // Gradebook, histogram and the check of grades against attempts, course by course (scattered).
    index('course_grades_course_ix').on(t.courseKey, t.userId),
  ],
);

/** One learner's grade in one subsection that they attempted, or that the course team set. Points are weighted. */
export const subsectionGrades = mysqlTable(
  'subsection_grades',
  {
    ...ofLearner(),
    block: block(),
    earnedAll: real('earned_all').notNull(),
    possibleAll: real('possible_all').notNull(),
    earnedGraded: real('earned_graded').notNull(),
    possibleGraded: real('possible_graded').notNull(),
    /** 0 to 1, rounded as subsection grades are. */
    percentGraded: real('percent_graded').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  // The gradebook reads a page of learners, by whose they are.
  (t) => [primaryKey({ columns: [t.userId, t.courseKey, t.block] })],
);

/** A subsection's points as the course team set them; a null field leaves what the attempts give. */
export const subsectionOverrides = mysqlTable(
  'subsection_overrides',
  {
    ...ofLearner(),
    block: block(),
    earnedAll: real('earned_all'),
    possibleAll: real('possible_all'),
    earnedGraded: real('earned_graded'),
    possibleGraded: real('possible_graded'),
    reason: varchar('reason', { length: 1000 }).notNull(),
    /** User id of who set it, or `system`. */
    setBy: keyText('set_by', { length: 32 }).notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey, t.block] }),
    // The gradebook marks a course's (scattered).
    index('subsection_overrides_course_ix').on(t.courseKey, t.userId),
  ],
);

/**
 * An attempt graded again, against a later version of its problem. Append-only, like attempts: of several for one attempt the
 * last counts.
 */
export const attemptRescores = mysqlTable(
  'attempt_rescores',
  {
    ...ofLearner(),
    block: block(),
    /** The attempt's. */
    number: int('number').notNull(),
    /** `rsc_…`, in the order of time. */
    id: keyText('id', { length: 32 }).notNull(),
    node: keyText('node', { length: 64 }).notNull(),
    revision: keyText('revision', { length: 32 }).notNull(),
    result: jsonText('result').notNull(),
    earned: real('earned').notNull(),
    possible: real('possible').notNull(),
    rescoredBy: keyText('rescored_by', { length: 32 }).notNull(),
    rescoredAt: instant('rescored_at').notNull(),
  },
  // A learner's, by whose they are.
  (t) => [primaryKey({ columns: [t.userId, t.courseKey, t.block, t.number, t.id] })],
);
