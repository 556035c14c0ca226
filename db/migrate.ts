import { drizzle } from 'drizzle-orm/mysql2';
import { migrate as migrateMysql } from 'drizzle-orm/mysql2/migrator';
import { createPool } from 'mysql2';

/**
 * Brings the tables of `url` (a `mysql://` URL) up to the newest migration. MySQL's DDL is not transactional: an error
 * leaves the earlier statements in place, so it is raised with the name of the folder that holds them.
 */
export async function migrate(url: string, migrationsFolder: string): Promise<void> {
  const pool = createPool({ uri: url, connectionLimit: 1, timezone: 'Z', charset: 'utf8mb4' });
  try {
    await migrateMysql(drizzle(pool), { migrationsFolder });
  } catch (cause) {
    throw new Error(`A migration in ${migrationsFolder} failed`, { cause });
  } finally {
    await pool.promise().end();
  }
}
