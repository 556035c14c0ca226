import { sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';

/** What the two drivers return of a write, read in one place. */

/** Rows that a write matched: mysql2 answers `[{affectedRows}]`, the PlanetScale driver `{rowsAffected}`. */
export function affectedRows(result: unknown): number {
  const head: unknown = Array.isArray(result) ? result[0] : result;
  if (head !== null && typeof head === 'object') {
    if ('affectedRows' in head) {
      return Number(head.affectedRows);
    }
    if ('rowsAffected' in head) {
      return Number(head.rowsAffected);
    }
  }
  return 0;
}

/** Whether an error, or one of its causes, is MySQL's 1062 (duplicate entry), through either driver. */
export function isDuplicateKey(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (('errno' in at && at.errno === 1062) || /\(errno 1062\)/.test(at.message)) {
      return true;
    }
  }
  return false;
}

/** Whether an error, or one of its causes, is MySQL's 1213 (deadlock) or 1205 (a lock was waited for too long). */
export function isLockFailure(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (('errno' in at && (at.errno === 1213 || at.errno === 1205)) || /\(errno (1213|1205)\)/.test(at.message)) {
      return true;
    }
  }
  return false;
}

/**
 * The update of an insert that leaves a row which is there already as it is. Unlike `INSERT IGNORE`, which also cuts off what is too
 * long and makes nulls into empty texts, it passes over nothing else.
 *
 * @example tx.insert(steps).values(rows).onDuplicateKeyUpdate({ set: { id: unchanged(steps.id) } })
 */
export const unchanged = (column: MySqlColumn) => sql`${column}`;

/**
 * What the insert would have written, for the update of a row that is there already: an insert of several rows updates each with its
 * own. (`VALUES()` is what MySQL and MariaDB both know.)
 */
export const incoming = (column: MySqlColumn) => sql`values(${sql.identifier(column.name)})`;
