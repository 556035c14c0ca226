import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/mysql2';
import { createPool } from 'mysql2';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '@/db/client';
import { type Courseware, connectCourseware } from '@/db/courseware';
import { migrate } from '@/db/migrate';
import * as schema from '@/db/schema';
import { projectFolder } from '@/engines/project-folder';
import type { Context } from '@/lib/context';
import { gradesPart, markRollups, markWatched, refreshPart, videosPart } from '@/lib/rollups';
import { StoresUnderTest } from '../support/run-stores';

/**
 * What rollups ask MySQL beside 100 000 attempts of forty courses over fifty days, and how MySQL says (`EXPLAIN`) that it would find the
 * rows: by an index, and never more than a course's or a day's.
 */
const courses = 40;
const days = 50;
const attemptCount = 100_000;
const courseKey = 'course-v1:Org+Many+7';
const day = '2026-02-08';
/** Tables of learners: they grow with the site. */
const growing = ['attempts', 'completions', 'enrollment_changes', 'attempt_rescores', 'course_grades', 'video_watches'];

interface Statement {
  readonly query: string;
  readonly params: unknown[];
}

const stores = new StoresUnderTest();
const asked: Statement[] = [];
let db: Db;
let courseware: Courseware;
let close: () => Promise<void>;
let databaseUrl: string;

beforeAll(async () => {
  const run = await stores.start();
  ({ databaseUrl } = run);
  await migrate(databaseUrl, join(projectFolder, 'db/migrations'));
  const pool = createPool({ uri: databaseUrl, connectionLimit: 2, timezone: 'Z', charset: 'utf8mb4' });
  const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) };
  db = drizzle(pool, { schema, mode: 'planetscale', logger }) as unknown as Db;
  courseware = connectCourseware(run.mongodbUri);
  close = async () => {
    await pool.promise().end();
    await courseware.close();
  };
  await fill();
});
afterAll(async () => {
  await close?.();
  await stores.stop();
});

/** Rows by the hundred thousand, which MySQL makes itself: the nth is of course n mod 40, and 2000 are of a day. */
async function fill(): Promise<void> {
  const connection = await createConnection({ uri: databaseUrl });
  await connection.query('SET SESSION cte_max_recursion_depth = 1000000');
  const numbers = (count: number) =>
    `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;
  const course = `CONCAT('course-v1:Org+Many+', n % ${courses})`;
  const user = `CONCAT('usr_', FLOOR(n / ${courses}) % 500)`;
  const at = `TIMESTAMPADD(SECOND, n % 86400, TIMESTAMPADD(DAY, FLOOR(n / 2000) % ${days}, '2026-02-01'))`;
  const insert = (table: string, columns: string, values: string, count = attemptCount) =>
    connection.query(`INSERT INTO ${table} (${columns}) ${numbers(count)} SELECT ${values} FROM numbers`);
  await insert(
    'attempts',
    'user_id, course_key, block, number, id, node, revision, seed, answers, result, earned, possible, submitted_at',
    `${user}, ${course}, CONCAT('problem@', FLOOR(n / 20000)), n, CONCAT('att_', n), 'none', 'rev_1', 1, '{}', '{}', n % 2, 1, ${at}`,
  );
  await insert(
    'completions',
    'user_id, course_key, block, completion, updated_at',
    `${user}, ${course}, CONCAT('html@', n), 1, ${at}`,
  );
  await insert(
    'enrollment_changes',
    'user_id, course_key, id, is_active, mode, changed_at',
    `${user}, ${course}, CONCAT('enc_', n), 1, 'audit', ${at}`,
  );
  await insert(
    'attempt_rescores',
    'user_id, course_key, block, number, id, node, revision, result, earned, possible, rescored_by, rescored_at',
    `${user}, ${course}, CONCAT('problem@', FLOOR(n / 20000)), n, CONCAT('rsc_', n), 'none', 'rev_1', '{}', 1, 1, 'system', ${at}`,
  );
  await insert(
    'video_watches',
    'user_id, course_key, block, day, seconds, parts, updated_at',
    `${user}, ${course}, CONCAT('video@', FLOOR(n / 20000)), DATE_FORMAT(${at}, '%Y-%m-%d'), 10, n, ${at}`,
  );
  await insert(
    'course_grades',
    'user_id, course_key, version, percent, is_passed, revision, policy_hash, graded_at, created_at',
    `${user}, ${course}, 1, 0.5, 1, 'rev_1', 'none', ${at}, ${at}`,
    500 * courses,
  );
  await connection.query(`ANALYZE TABLE ${growing.join(', ')}`);
  await connection.end();
}

interface Access {
  readonly table: string;
  /** How rows are found: `ALL` and `index` read every row of the table or of an index. */
  readonly type: string;
  readonly rows: number;
}

/** How MySQL would find the rows of each table that grows. */
async function explain({ query, params }: Statement): Promise<readonly Access[]> {
  const connection = await createConnection({ uri: databaseUrl, timezone: 'Z' });
  const [rows] = await connection.query(`EXPLAIN FORMAT=TRADITIONAL ${query}`, params);
  await connection.end();
  return (rows as unknown as readonly { table: string | null; type: string | null; rows: number | null }[]).flatMap(
    ({ table, type, rows: count }) =>
      table !== null && growing.includes(table) ? [{ table, type: type ?? '', rows: count ?? 0 }] : [],
  );
}

const isEvery = ({ type }: Access) => type === 'ALL' || type === 'index';

it('finds the rows of each rollup by an index, and few beside those that it counts', async () => {
  const ctx: Pick<Context, 'db' | 'courseware' | 'now'> = { db, courseware, now: new Date('2026-03-22T12:00:00Z') };
  const began = performance.now();
  for (const part of [day, gradesPart, videosPart]) {
    expect(await refreshPart(ctx, { courseKey, part })).toBe('refreshed');
  }
  await markRollups(ctx, {
    courseKey,
    at: [ctx.now.getTime()],
    rescored: [{ userId: 'usr_3', block: 'problem@1' }],
    hasNewGrades: true,
  });
  // The first look has nothing before it and reads all; those that follow read what came since.
  await markWatched({ db, now: new Date('2026-03-22T00:00:00Z') });
  const firstLook = asked.findIndex(({ query }) => query.startsWith('select distinct'));
  asked.splice(firstLook, 1);
  await markWatched(ctx);
  console.log(`${asked.length} statements in ${Math.round(performance.now() - began)} ms`);

  const reads = asked.filter(({ query }) => /^\(?select/i.test(query.trim()));
  const seen = new Set<string>();
  for (const statement of reads) {
    for (const access of await explain(statement)) {
      seen.add(access.table);
      expect({ ...access, isEvery: isEvery(access), of: statement.query }).toMatchObject({ isEvery: false });
      // A course has 2500 of the rows; some plans count those of its neighbours' pages.
      expect(access.rows, `${access.table}: ${statement.query}`).toBeLessThan(attemptCount / 10);
    }
  }
  expect([...seen].sort()).toEqual([...growing].sort());
});

it('would see a statement that reads every attempt', async () => {
  const query = 'select count(*) from attempts where node = ?';
  const [access] = await explain({ query, params: ['none'] });
  expect(access && isEvery(access)).toBe(true);
  expect(access?.rows).toBeGreaterThan(attemptCount / 2);
  const [counted] = (await db.execute(sql`select count(*) as n from attempts`)) as unknown as [{ n: number }[]];
  expect(counted[0]?.n).toBe(attemptCount);
});
