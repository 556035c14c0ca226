import type { Connection, RowDataPacket } from 'mysql2/promise';
import { readStatement } from '../sharding/read-statement';
import { filledRows, filledValue } from './fill-tables';

/** How MySQL would find the rows of one table of a statement. */
export interface Access {
  readonly table: string;
  /** `ALL` reads the table, `index` the whole of an index; everything else finds rows by a key. */
  readonly type: string;
  readonly rows: number;
}

/** Asks MySQL for its plan, and answers each table of it. What is asked of derived tables is not told: their rows come from the others. */
export async function explain(
  connection: Connection,
  { sql, values }: { readonly sql: string; readonly values: readonly unknown[] },
): Promise<readonly Access[]> {
  const [[row]] = await connection.query<RowDataPacket[]>(`explain format=json ${sql}`, values.map(filledValue));
  const plan: unknown = JSON.parse(String(row?.EXPLAIN));
  const named = new Map(
    readStatement(sql, values).flatMap(({ tables }) => tables.map(({ alias, table }) => [alias, table] as const)),
  );
  const found: Access[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(walk);
    } else if (node !== null && typeof node === 'object') {
      if ('access_type' in node && 'table_name' in node) {
        const table = named.get(String(node.table_name));
        const rows = 'rows_examined_per_scan' in node ? Number(node.rows_examined_per_scan) : filledRows;
        if (table) {
          found.push({ table, type: String(node.access_type), rows });
        }
      }
      Object.values(node).forEach(walk);
    }
  };
  walk(plan);
  return found;
}

/** Reads a table, or an index of it, from end to end. The first page of an ordered list ends after a few. */
export const isFullScan = ({ type, rows }: Access): boolean =>
  type === 'ALL' || (type === 'index' && rows > filledRows / 10);

/** Statements that may read a table from end to end, and why nobody minds. */
export const mayScan: readonly { readonly of: RegExp; readonly reason: string }[] = [
  {
    of: /from `site_settings`$/,
    reason: 'A row for each thing that is set, all of them wanted; kept in the process for seconds',
  },
  {
    of: /from `(learner_)?audit_entries` order by `\w+`\.`at` desc, `\w+`\.`id` desc limit/,
    reason:
      'The newest entries, for admins: of some thousand rows MySQL rather sorts all than follows the index by time',
  },
  {
    of: /from `organizations` order by `organizations`\.`name`/,
    reason: 'The admins’ list of organisations, a thousand at most: all are shown',
  },
  {
    of: /from `webhook_endpoints` order by `webhook_endpoints`\.`id`/,
    reason: 'The admins’ list of webhooks: all are shown',
  },
  {
    of: /^select `course_key`.* from `course_runs` order by `course_runs`\.`title`/,
    reason: 'The admins’ list of course runs by title: thousands, not millions, and asked for by admins',
  },
  {
    of: /^select `org`, count\(\*\) from `course_runs` group by/,
    reason: 'How many course runs each organisation has: from the index by organisation, for admins',
  },
  {
    of: /from `workflow_jobs`.* where `workflow_jobs`\.`kind` (=|in) /,
    reason: 'The length of the queue, for the admins’ page of workflows: its rows are gone when they are done',
  },
  {
    of: /^select `function_id`, `status`, count\(\*\).* from `workflow_runs` group by/,
    reason: 'How many runs each function has, for the admins’ page of workflows: old runs are removed after days',
  },
];
