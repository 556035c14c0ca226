import { bigint, index, int, mysqlTable, primaryKey } from 'drizzle-orm/mysql-core';
import { instant, jsonText, keyText, real } from '../columns';

/**
 * Keyspace `site`: what course teams' charts are drawn from, worked out anew from the learners' rows and never added to, so that
 * any day can be made again. Days and hours are UTC. Ids of learners stand nowhere here.
 */
const courseKey = () => keyText('course_key', { length: 255 }).notNull();
/** `YYYY-MM-DD`. */
const day = () => keyText('day', { length: 10 }).notNull();
/** What is worked out at once: a day, `grades` or `videos`. */
const part = () => keyText('part', { length: 10 }).notNull();
/** `TYPE@ID`. */
const block = () => keyText('block', { length: 190 }).notNull();

/** Parts that rows have come to since they were worked out. `mark` is raised by each: what came meanwhile is not lost. */
export const rollupMarks = mysqlTable(
  'rollup_marks',
  {
    courseKey: courseKey(),
    part: part(),
    mark: bigint('mark', { mode: 'number', unsigned: true }).notNull(),
    markedAt: instant('marked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.courseKey, t.part] }),
    // What is to be worked out next: the oldest first.
    index('rollup_marks_at_ix').on(t.markedAt),
  ],
);

/** Every part that was ever worked out. `version` is the guard of two workers at one part: the later reader writes last. */
export const rollupParts = mysqlTable(
  'rollup_parts',
  {
    courseKey: courseKey(),
    part: part(),
    version: int('version').notNull(),
    computedAt: instant('computed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseKey, t.part] })],
);

const activity = () => ({
  /** Different people who submitted an answer or completed a block. */
  activeLearners: int('active_learners').notNull(),
  /** Enrolments that began, or began again. */
  enrolled: int('enrolled').notNull(),
  /** Enrolments that were given up. */
  left: int('left_count').notNull(),
  attempts: int('attempts').notNull(),
  /** Attempts with full points, as they were graded last. */
  correct: int('correct').notNull(),
  /** Blocks completed, over all learners. */
  completions: int('completions').notNull(),
});

/** One row a day on which anything happened. */
export const rollupDays = mysqlTable('rollup_days', { courseKey: courseKey(), day: day(), ...activity() }, (t) => [
  primaryKey({ columns: [t.courseKey, t.day] }),
  // The site's figures of some days.
  index('rollup_days_day_ix').on(t.day),
]);

/** One row an hour in which anything happened. */
export const rollupHours = mysqlTable(
  'rollup_hours',
  { courseKey: courseKey(), day: day(), hour: int('hour').notNull(), ...activity() },
  (t) => [primaryKey({ columns: [t.courseKey, t.day, t.hour] })],
);

/** One problem on one day. */
export const rollupProblems = mysqlTable(
  'rollup_problems',
  {
    courseKey: courseKey(),
    day: day(),
    block: block(),
    attempts: int('attempts').notNull(),
    correct: int('correct').notNull(),
    /** Distribution of answers by version of the problem and input, see `lib/rollups/count-answers.ts`. */
    answers: jsonText('answers').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseKey, t.day, t.block] })],
);

/** Learners who completed a block on a day. */
export const rollupBlocks = mysqlTable(
  'rollup_blocks',
  { courseKey: courseKey(), day: day(), block: block(), completed: int('completed').notNull() },
  (t) => [primaryKey({ columns: [t.courseKey, t.day, t.block] })],
);

/** One video on one day. */
export const rollupVideos = mysqlTable(
  'rollup_videos',
  {
    courseKey: courseKey(),
    day: day(),
    block: block(),
    /** Seconds of film, over all learners. */
    seconds: real('seconds').notNull(),
    learners: int('learners').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseKey, t.day, t.block] })],
);

/** How many learners have ever played each part of a video, as it stands now. */
export const rollupRetention = mysqlTable(
  'rollup_retention',
  {
    courseKey: courseKey(),
    block: block(),
    learners: int('learners').notNull(),
    /** Fifty numbers, from the first part of the film to the last. */
    parts: jsonText('parts').$type<readonly number[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseKey, t.block] })],
);

/** Learners with a course grade of so many per cent, as grades stand now. */
export const rollupGrades = mysqlTable(
  'rollup_grades',
  {
    courseKey: courseKey(),
    /** 0 to 100, and more where a policy gives more. */
    percent: int('percent').notNull(),
    learners: int('learners').notNull(),
    passed: int('passed').notNull(),
  },
  (t) => [primaryKey({ columns: [t.courseKey, t.percent] })],
);
