import { Client } from '@planetscale/database';
import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { MySqlDatabase, MySqlQueryResultHKT, PreparedQueryHKTBase } from 'drizzle-orm/mysql-core';
import { drizzle as drizzlePlanetScale } from 'drizzle-orm/planetscale-serverless';
import { connectMysql } from '@/db/connect-mysql';
import * as schema from './schema';
import { fetchAndTell } from './statements';

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

/** `isReadCommitted`: transactions are read committed where they say nothing else; over http nothing can be set beforehand. */
export interface ConnectDbOptions {
  readonly connectionLimit?: number;
  readonly isReadCommitted?: boolean;
}

/** The two concrete drizzle classes differ only in what writes return, which `Db` leaves open. */
const asDb = (db: unknown) => db as Db;

/**
 * Opens MySQL by its URL: `mysql://` through mysql2 (TCP, or a Unix socket by `?socketPath=`), `http(s)://` through the
 * PlanetScale driver.
 */
export function connectDb(url: string, options: ConnectDbOptions = {}): DbConnection {
  if (url.startsWith('http')) {
    return {
      db: asDb(drizzlePlanetScale(new Client({ url, fetch: fetchAndTell }), { schema })),
      close: async () => {},
    };
  }
  const { db, close } = connectMysql(url, options);
  return { db: asDb(db), close };
}
