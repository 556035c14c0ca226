import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { type Connection, createConnection } from 'mysql2/promise';
import { z } from 'zod';
import { conflict, invalid } from '@/lib/errors';
import { splitBatches } from '../courseware/split-batches';
import { migrationsTable } from './dump-tables';
import type { BackupPart } from './manifest';
import { readPart } from './part-file';

const columnNames = z.array(z.string().regex(/^\w+$/)).min(1);
const rowValues = z.array(z.string().nullable());
/** Statements of at most so many rows and bytes: far below `max_allowed_packet`. */
const batchLimits = { maxItems: 500, maxSize: 4_000_000 };
/** So many lines are held at a time. */
const windowLines = 5_000;

/**
 * Throws Conflict `backup.not-empty` where a table of the database has a row, or where the tables are newer than those of a backup
 * whose last migration is `migratedTo`.
 */
export async function assertTablesEmpty(url: string, tables: readonly string[], migratedTo: number): Promise<void> {
  const connection = await createConnection({ uri: url });
  const refuse = (what: string) =>
    conflict(
      'backup.not-empty',
      `There is something in this database already (${what}). A backup is restored into an empty data folder only; nothing was changed.`,
    );
  try {
    const [newer] = await connection.query('SELECT 1 FROM ?? WHERE created_at > ? LIMIT 1', [
      migrationsTable,
      migratedTo,
    ]);
    if (Array.isArray(newer) && newer.length > 0) {
      throw refuse('tables of a newer version');
    }
    for (const table of tables) {
      const [rows] = await connection.query('SELECT 1 FROM ?? LIMIT 1', [table]);
      if (Array.isArray(rows) && rows.length > 0) {
        throw refuse(table);
      }
    }
  } finally {
    await connection.end();
  }
}

/** Fills empty tables with what a backup holds, all of it or nothing (one transaction). */
export async function loadTables(
  url: string,
  folder: string,
  parts: readonly BackupPart[],
  onPart: (part: BackupPart) => void = () => {},
): Promise<void> {
  const connection = await createConnection({ uri: url, timezone: 'Z', charset: 'utf8mb4' });
  try {
    await connection.beginTransaction();
    for (const part of parts) {
      const rows = await loadTable(connection, folder, part);
      if (rows !== part.rows) {
        throw invalid(
          'backup.damaged',
          `The backup is damaged: ${part.name} holds ${rows} rows instead of ${part.rows}.`,
        );
      }
      onPart(part);
    }
    await connection.commit();
  } finally {
    // What was not committed goes with its connection.
    connection.destroy();
  }
}

async function loadTable(connection: Connection, folder: string, part: BackupPart): Promise<number> {
  const lines = createInterface({ input: Readable.from(readPart(folder, part)), crlfDelay: Number.POSITIVE_INFINITY });
  let columns: readonly string[] | undefined;
  let waiting: string[] = [];
  let rows = 0;
  const write = async () => {
    for (const batch of splitBatches(waiting, (line) => line.length, batchLimits)) {
      const values = batch.map((line) => rowValues.parse(JSON.parse(line)));
      await connection.query('INSERT INTO ?? (??) VALUES ?', [part.holds, columns, values]);
    }
    rows += waiting.length;
    waiting = [];
  };
  for await (const line of lines) {
    if (!columns) {
      columns = columnNames.parse(JSON.parse(line));
      continue;
    }
    waiting.push(line);
    if (waiting.length === windowLines) {
      await write();
    }
  }
  await write();
  return rows;
}
