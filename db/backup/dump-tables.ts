import { once } from 'node:events';
import { type Connection, createConnection } from 'mysql2';
import { z } from 'zod';
import { invalid } from '@/lib/errors';
import type { BackupPart } from './manifest';
import { writePart } from './part-file';

/** Where drizzle notes which migrations were applied. */
export const migrationsTable = '__drizzle_migrations';

const columnRows = z.array(z.object({ table: z.string(), column: z.string() }));
const migrationRows = z.array(z.object({ when: z.coerce.number() }));

export interface DumpedTables {
  readonly migratedTo: number;
  readonly tables: readonly BackupPart[];
}

/**
 * Writes every table of the database as of one instant (a consistent snapshot), one file each: the first line names the table's
 * columns, every other line is a row, all values as text or null. `url` is a `mysql://` address.
 *
 * Throws Invalid `backup.no-tables` for a database without tables.
 */
export async function dumpTables(
  url: string,
  folder: string,
  onPart: (part: BackupPart) => void = () => {},
): Promise<DumpedTables> {
  const connection = createConnection({ uri: url, timezone: 'Z', charset: 'utf8mb4' });
  try {
    const queries = connection.promise();
    await queries.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await queries.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const [columns] = await queries.query(
      `SELECT table_name AS \`table\`, column_name AS \`column\` FROM information_schema.columns
       WHERE table_schema = DATABASE() AND extra NOT LIKE '%GENERATED%' ORDER BY table_name, ordinal_position`,
    );
    const byTable = Map.groupBy(columnRows.parse(columns), ({ table }) => table);
    if (!byTable.delete(migrationsTable)) {
      throw invalid('backup.no-tables', 'There is nothing to back up yet: this database has no tables of Lectern.');
    }
    const [migrations] = await queries.query(`SELECT MAX(created_at) AS \`when\` FROM ${migrationsTable}`);
    const tables: BackupPart[] = [];
    for (const [table, of] of byTable) {
      const names = of.map(({ column }) => column);
      const lines = new TableLines(connection, table, names);
      const part = await writePart(
        folder,
        { name: `mysql/${table}.ndjson.gz`, holds: table },
        lines.read(),
        () => lines.rows,
      );
      tables.push(part);
      onPart(part);
    }
    return { migratedTo: migrationRows.parse(migrations)[0]?.when ?? 0, tables };
  } finally {
    connection.end();
    await once(connection, 'end').catch(() => {});
  }
}

class TableLines {
  rows = 0;

  constructor(
    private readonly connection: Connection,
    private readonly table: string,
    private readonly columns: readonly string[],
  ) {}

  async *read(): AsyncGenerator<string> {
    yield `${JSON.stringify(this.columns)}\n`;
    const query = this.connection.query({
      sql: 'SELECT ?? FROM ??',
      values: [this.columns, this.table],
      rowsAsArray: true,
      // As MySQL writes it: whatever a driver would make of a date or a number, it is read back the same.
      typeCast: (field: { string(): string | null }) => field.string(),
    });
    let lines: string[] = [];
    for await (const row of query.stream({ highWaterMark: 500 })) {
      this.rows += 1;
      lines.push(JSON.stringify(row));
      if (lines.length === 200) {
        yield `${lines.join('\n')}\n`;
        lines = [];
      }
    }
    if (lines.length > 0) {
      yield `${lines.join('\n')}\n`;
    }
  }
}
