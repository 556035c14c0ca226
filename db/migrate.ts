import { drizzle } from 'drizzle-orm/mysql2';
import { migrate as migrateMysql } from 'drizzle-orm/mysql2/migrator';
import { createPool } from 'mysql2';

const lockName = 'lectern.migrate';
const lockSeconds = 60;

/**
 * Brings the tables of `url` (a `mysql://` URL) up to the newest migration. One process at a time: another that starts meanwhile
 * waits and finds the work done. MySQL's DDL is not transactional: an error leaves the earlier statements in place, so it is
 * raised with the name of the folder that holds them.
 */
export async function migrate(url: string, migrationsFolder: string): Promise<void> {
  const pool = createPool({ uri: url, connectionLimit: 1, timezone: 'Z', charset: 'utf8mb4' });
  const connection = pool.promise();
  try {
    const [rows] = await connection.query(`SELECT GET_LOCK('${lockName}', ${lockSeconds}) AS got`);
    if (!JSON.stringify(rows).includes('"got":1')) {
      throw new Error(`Another process has been migrating for ${lockSeconds} seconds`);
    }
    await migrateMysql(drizzle(pool), { migrationsFolder });
  } catch (cause) {
    throw new Error(`A migration in ${migrationsFolder} failed`, { cause });
  } finally {
    // The lock goes with its connection.
    await connection.end();
  }
}
