import { Client } from '@planetscale/database';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { MySqlDatabase, MySqlQueryResultHKT, PreparedQueryHKTBase } from 'drizzle-orm/mysql-core';
import { drizzle as drizzleMysql } from 'drizzle-orm/mysql2';
import { drizzle as drizzlePlanetScale } from 'drizzle-orm/planetscale-serverless';
import { createPool } from 'mysql2';
import * as schema from './schema';
import { fetchAndTell, tellStatements } from './statements';

/** One type for both drivers. What writes return differs between them: read it through `affectedRows`. */
export type Db = MySqlDatabase<
  MySqlQueryResultHKT,
  PreparedQueryHKTBase,
  typeof schema,
  ExtractTablesWithRelations<typeof schema>
>;
/** A transaction has every method of a `Db`. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface DbConnection {
  readonly db: Db;
  close(): Promise<void>;
}

/** The two concrete drizzle classes differ only in what writes return, which `Db` leaves open. */
const asDb = (db: unknown) => db as Db;

/**
 * Opens MySQL by its URL: `mysql://` through mysql2 (TCP, or a Unix socket by `?socketPath=`), `http(s)://` through the
 * PlanetScale driver.
 *
 * @param options.isReadCommitted transactions are read committed where they say nothing else; over http nothing can be set beforehand
 */
export function connectDb(
  url: string,
  options: { connectionLimit?: number; isReadCommitted?: boolean } = {},
): DbConnection {
  if (url.startsWith('http')) {
    return {
      db: asDb(drizzlePlanetScale(new Client({ url, fetch: fetchAndTell }), { schema })),
      close: async () => {},
    };
  }
  const pool = createPool({
    uri: url,
    connectionLimit: options.connectionLimit ?? 10,
    timezone: 'Z',
    charset: 'utf8mb4',
    // A stack taken for each statement, in case it fails, is a tenth of what a statement costs: drizzle's errors have one.
    trace: false,
    // As PlanetScale counts: rows matched, not rows changed.
    flags: ['FOUND_ROWS'],
  });
  pool.on('connection', (connection) => tellStatements(connection));
  if (options.isReadCommitted) {
    // Before anything else that the connection is used for.
    pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'));
  }
  return {
    db: asDb(drizzleMysql(pool, { schema, mode: 'planetscale' })),
    close: () => pool.promise().end(),
  };
}
