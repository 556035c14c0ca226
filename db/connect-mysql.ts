import { AsyncResource } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/mysql2';
import { createPool } from 'mysql2';
import type { ConnectDbOptions, DbConnection } from './client';
import * as schema from './schema';
import { tellStatements } from './statements';

/** A pool of connections over TCP or a Unix socket. The edge build puts `edge/joints/connect-mysql.ts` in this module's place. */
export function connectMysql(
  url: string,
  options: ConnectDbOptions,
): { readonly db: unknown; readonly close: DbConnection['close'] } {
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
  // A statement that waits for a connection goes on as a part of the request that asks, not of the one that gave the connection back.
  const getConnection = pool.getConnection.bind(pool);
  pool.getConnection = (callback) => getConnection(AsyncResource.bind(callback));
  if (options.isReadCommitted) {
    // Before anything else that the connection is used for.
    pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'));
  }
  return { db: drizzle(pool, { schema, mode: 'planetscale' }), close: () => pool.promise().end() };
}
