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
export const mayScan: readonly { readonly of: RegExp; readonly reason: string }[] = [];
