import { sql } from 'drizzle-orm';
import type { Db } from './client';
import journal from './migrations/meta/_journal.json';

/** The newest migration that this code was written for: when it was made, as drizzle notes it in the database. */
const needed = Math.max(...journal.entries.map(({ when }) => when));

/**
 * Whether the tables are as new as this code needs. Newer ones are well: a migration leaves in place what the version before it uses
 * (docs/operating.md). Throws where the database does not answer.
 */
export async function isSchemaCurrent(db: Db): Promise<boolean> {
  try {
    const [row] = await db
      .select({ newest: sql<string | number | null>`max(created_at)` })
      .from(sql`\`__drizzle_migrations\``);
    return Number(row?.newest ?? 0) >= needed;
  } catch (error) {
    if (isMissingTable(error)) {
      return false;
    }
    throw error;
  }
}

/** MySQL's 1146, through either driver. */
function isMissingTable(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (('errno' in at && at.errno === 1146) || /\(errno 1146\)/.test(at.message)) {
      return true;
    }
  }
  return false;
}
