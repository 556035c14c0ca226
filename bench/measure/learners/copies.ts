import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { learnerTables } from '@/db/keyspaces';
import { createUser } from '@/lib/accounts';
import type { Context } from '@/lib/context';
import { enroll } from '@/lib/enrollments';
import { gradeLearner } from '@/lib/grades';
import { chooseAnswers } from '../../../cli/load/choose-answers';
import { listQuestions } from '../../../cli/load/list-questions';
import { submitByVerb } from '../../../cli/load/submit-ways';

/** Questions that each original answers, some of them twice. */
const questionsAnswered = 3;
/** So many copies are of one day: a day of a course is as busy however many learners it has had. */
export const copiesOfADay = 1000;
const copiesAtOnce = 5000;

/** Learners made by the verbs, as the site makes them: accounts, enrolments, answers, grades. */
export async function makeOriginals(ctx: Context, courseKey: string, count: number): Promise<readonly string[]> {
  const questions = (await listQuestions(ctx, courseKey)).slice(0, questionsAnswered);
  const submit = submitByVerb(ctx);
  const made: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const name = `Original ${number}`;
    const { userId } = await createUser(ctx, { email: `original-${number}@example.org`, name, passwordHash: null });
    const actor = { kind: 'user', userId, roles: [] } as const;
    await enroll({ ...ctx, actor }, { courseKey });
    for (const [at, { block, node, view, right }] of questions.entries()) {
      const chance = () => ((number * 7 + at * 3) % 10) / 10;
      for (const [attempt, isRight] of ((number + at) % 3 === 0 ? [false, true] : [true]).entries()) {
        const answers = chooseAnswers(view, right, isRight, chance);
        if (answers) {
          await submit(userId, { courseKey, block, node, attempt, answers });
        }
      }
    }
    await gradeLearner(ctx, { userId, courseKey });
    made.push(userId);
  }
  return made;
}

/** The id of the nth copy, counted from 1. */
export const copyId = (number: number): string => `usr_copy_${String(number).padStart(8, '0')}`;

interface Column extends RowDataPacket {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
}

/**
 * Copies learners, without passwords, row by row within MySQL: the copies `from` to `to` have what their originals have, under ids of
 * their own, the first thousand as of yesterday, each thousand more a day before the last. Events are not copied: nothing is to be done for them.
 */
export async function copyLearners(
  databaseUrl: string,
  originals: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const connection = await createConnection({ uri: databaseUrl, timezone: 'Z' });
  try {
    await connection.query('SET SESSION cte_max_recursion_depth = 10000000');
    await connection.query(
      'CREATE TEMPORARY TABLE bench_copies (n INT PRIMARY KEY, user_id VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, original VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin)',
    );
    const tables = ['users', ...learnerTables.filter((table) => !/outbox|audit/.test(table))];
    const [columns] = await connection.query<Column[]>(
      'SELECT table_name AS table_name, column_name AS column_name, data_type AS data_type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name IN (?) ORDER BY table_name, ordinal_position',
      [tables],
    );
    for (let first = from; first <= to; first += copiesAtOnce) {
      const last = Math.min(to, first + copiesAtOnce - 1);
      await connection.query('DELETE FROM bench_copies');
      await connection.query(
        `INSERT INTO bench_copies WITH RECURSIVE numbers (n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last})
         SELECT n, CONCAT('usr_copy_', LPAD(n, 8, '0')), ELT(n % ${originals.length} + 1, ?) FROM numbers`,
        [originals],
      );
      for (const [table, own] of Map.groupBy(columns, ({ table_name }) => table_name)) {
        const names = own.map(({ column_name }) => `\`${column_name}\``).join(', ');
        const values = own.map((column) => copied(column)).join(', ');
        const key = table === 'users' ? 'id' : 'user_id';
        await connection.query(
          `INSERT INTO \`${table}\` (${names}) SELECT ${values} FROM bench_copies c JOIN \`${table}\` t ON t.\`${key}\` = c.original`,
        );
      }
    }
    await connection.query(`ANALYZE TABLE ${tables.map((table) => `\`${table}\``).join(', ')}`);
  } finally {
    await connection.end();
  }
}

function copied({ table_name: table, column_name: name, data_type: type }: Column): string {
  const column = `t.\`${name}\``;
  if (name === 'user_id' || (table === 'users' && name === 'id')) {
    return 'c.user_id';
  }
  if (table === 'users' && name === 'email') {
    return "CONCAT('copy-', c.n, '@example.org')";
  }
  if (table === 'users' && name === 'name') {
    return "CONCAT('Copy ', c.n)";
  }
  if (name === 'id') {
    // As long and as mixed as the ids that the site makes.
    return `CONCAT(LEFT(${column}, 4), LEFT(SHA2(CONCAT(${column}, c.n), 256), 26))`;
  }
  // Yesterday at the latest: today is for what is measured.
  const days = `(FLOOR((c.n - 1) / ${copiesOfADay}) + 1)`;
  return type === 'datetime'
    ? `TIMESTAMPADD(DAY, -${days}, ${column})`
    : name === 'day'
      ? `DATE_FORMAT(TIMESTAMPADD(DAY, -${days}, ${column}), '%Y-%m-%d')`
      : column;
}

/** Further course runs that share what `courseKey` holds: copies of its row, under keys of their own, from number `from` to `to`. */
export async function copyCourses(
  databaseUrl: string,
  courseKey: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const connection = await createConnection({ uri: databaseUrl, timezone: 'Z' });
  try {
    await connection.query('SET SESSION cte_max_recursion_depth = 1000000');
    const [columns] = await connection.query<Column[]>(
      "SELECT table_name AS table_name, column_name AS column_name, data_type AS data_type FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'course_runs' ORDER BY ordinal_position",
    );
    const names = columns.map(({ column_name }) => `\`${column_name}\``).join(', ');
    const values = columns
      .map(({ column_name: name }) =>
        name === 'course_key' || name === 'run'
          ? `CONCAT(t.\`${name}\`, '-', c.n)`
          : name === 'title'
            ? "CONCAT(t.title, ' ', c.n)"
            : name === 'start_at'
              ? 'TIMESTAMPADD(HOUR, -c.n, t.start_at)'
              : `t.\`${name}\``,
      )
      .join(', ');
    await connection.query(
      `INSERT INTO course_runs (${names}) WITH RECURSIVE c (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM c WHERE n < ${to}) SELECT ${values} FROM c JOIN course_runs t ON t.course_key = ?`,
      [courseKey],
    );
    await connection.query('ANALYZE TABLE course_runs');
  } finally {
    await connection.end();
  }
}

/** What a table takes on disk, its indexes with it, and how many rows MySQL thinks it has. */
export interface TableSize {
  readonly table: string;
  readonly rows: number;
  readonly bytes: number;
}

/** The tables of learners, the largest first, as MySQL accounts for them. */
export async function readSizes(databaseUrl: string): Promise<readonly TableSize[]> {
  const connection = await createConnection({ uri: databaseUrl });
  try {
    await connection.query('SET SESSION information_schema_stats_expiry = 0').catch(() => undefined);
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT table_name AS name, table_rows AS many, data_length + index_length AS bytes FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN (?) ORDER BY bytes DESC',
      [['users', ...learnerTables]],
    );
    return rows.map(({ name, many, bytes }) => ({ table: String(name), rows: Number(many), bytes: Number(bytes) }));
  } finally {
    await connection.end();
  }
}
