import { bigint, index, int, mysqlTable, primaryKey, uniqueIndex } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText, real, yesNo } from '../columns';

/** Keyspace `learner`, sharded by `user_id`: every key begins with it, every statement of a learner's page names it. */
const userId = () => keyText('user_id', { length: 32 }).notNull();
const courseKey = () => keyText('course_key', { length: 255 }).notNull();
/** `TYPE@ID`. */
const block = () => keyText('block', { length: 190 }).notNull();

export const enrollments = mysqlTable(
  'enrollments',
  {
    userId: userId(),
    courseKey: courseKey(),
    id: keyText('id', { length: 32 }).notNull(),
    /** `audit`, `honor`, `verified`, … as in Open edX. */
    mode: keyText('mode', { length: 32 }).notNull(),
    isActive: yesNo('is_active').notNull(),
    cohortId: keyText('cohort_id', { length: 32 }),
    /** The unit opened last: where "Resume" leads. */
    lastBlock: keyText('last_block', { length: 190 }),
    /** When the course's entrance exam was first seen to be passed: a lower score later takes nothing back, as in Open edX. */
    examPassedAt: instant('exam_passed_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey] }),
    // Roster and counts of a course run (scattered over the shards).
    index('enrollments_course_ix').on(t.courseKey, t.isActive),
    // The roster of a large course run, the newest first (scattered).
    index('enrollments_newest_ix').on(t.courseKey, t.isActive, t.createdAt),
  ],
);

/** Every time that somebody began, or gave up, being enrolled. Append-only: `enrollments` has only how it stands. */
export const enrollmentChanges = mysqlTable(
  'enrollment_changes',
  {
    userId: userId(),
    courseKey: courseKey(),
    /** `enc_…`, in the order of time. */
    id: keyText('id', { length: 32 }).notNull(),
    isActive: yesNo('is_active').notNull(),
    mode: keyText('mode', { length: 32 }).notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey, t.id] }),
    // Rollups of a day (scattered).
    index('enrollment_changes_course_ix').on(t.courseKey, t.changedAt, t.isActive),
  ],
);

/** What a learner has in one block: answers, seed, attempts, done, score; for a video its position and speed. */
export const studentStates = mysqlTable(
  'student_states',
  {
    userId: userId(),
    courseKey: courseKey(),
    block: block(),
    /** Number of graded attempts: the guard of a submission. */
    attempts: int('attempts').notNull().default(0),
    seed: int('seed').notNull().default(1),
    isDone: yesNo('is_done').notNull(),
    /** Raw points of the score that counts (after the grading method); null before the first attempt. */
    earned: real('earned'),
    possible: real('possible'),
    /** Type-specific state, parsed at the border by `lib/attempts/schema.ts`: answers, results, hints shown, video position. */
    state: jsonText('state').notNull(),
    lastSubmittedAt: instant('last_submitted_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey, t.block] }),
    // One problem over all learners: hardest problems, rescore (scattered).
    index('student_states_block_ix').on(t.courseKey, t.block),
  ],
);

/** One graded submission of a problem. Append-only: never updated, never deleted but with its learner. */
export const attempts = mysqlTable(
  'attempts',
  {
    userId: userId(),
    courseKey: courseKey(),
    block: block(),
    /** 1 for the first; unique with the three before it, so that a repeated submission cannot count twice. */
    number: int('number').notNull(),
    id: keyText('id', { length: 32 }).notNull(),
    /** The problem's node and the published revision that the answer was graded against. */
    node: keyText('node', { length: 64 }).notNull(),
    revision: keyText('revision', { length: 32 }).notNull(),
    seed: int('seed').notNull(),
    answers: jsonText('answers').notNull(),
    /** By input id: correctness, points, message. */
    result: jsonText('result').notNull(),
    earned: real('earned').notNull(),
    possible: real('possible').notNull(),
    submittedAt: instant('submitted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey, t.block, t.number] }),
    // `attempts check` looks acknowledged ids up.
    uniqueIndex('attempts_id_uq').on(t.id),
    // Answer distribution and rebuilds of a day (scattered).
    index('attempts_course_ix').on(t.courseKey, t.submittedAt),
  ],
);

/** What a learner played of a video on a day (UTC): raised while they watch, the same whichever day they watched before. */
export const videoWatches = mysqlTable(
  'video_watches',
  {
    userId: userId(),
    courseKey: courseKey(),
    block: block(),
    /** `YYYY-MM-DD`. */
    day: keyText('day', { length: 10 }).notNull(),
    /** Seconds of film; what was played twice counts twice. */
    seconds: real('seconds').notNull(),
    /** A bit for each fiftieth of the film, the first the lowest: set where it was played. */
    parts: bigint('parts', { mode: 'number', unsigned: true }).notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey, t.block, t.day] }),
    // Rollups of a day, and the retention of a course's videos (scattered).
    index('video_watches_course_ix').on(t.courseKey, t.day),
    // What was watched since rollups were last marked (scattered).
    index('video_watches_updated_ix').on(t.updatedAt),
  ],
);

export const completions = mysqlTable(
  'completions',
  {
    userId: userId(),
    courseKey: courseKey(),
    block: block(),
    /** 0 to 1. */
    completion: real('completion').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.courseKey, t.block] }),
    // Rollups of a day (scattered).
    index('completions_course_ix').on(t.courseKey, t.updatedAt),
  ],
);
