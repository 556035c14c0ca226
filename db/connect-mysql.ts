import { AsyncResource } from 'node:async_hooks';
import { drizzle } from 'drizzle-orm/mysql2';
import { createPool, type Pool, type PoolConnection, type QueryOptions } from 'mysql2';
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
    // As drizzle reads them. It would have every value of a row looked at for that, which costs more than the rest of the reading.
    dateStrings: true,
  });
  pool.on('connection', (connection) => tellStatements(connection));
  // A statement that waits for a connection goes on as a part of the request that asks, not of the one that gave the connection back.
  // Not by `AsyncResource.bind`: what it makes keeps all of a request alive until memory is collected as a whole.
  const getConnection = pool.getConnection.bind(pool);
  pool.getConnection = (callback) => {
    const request = new AsyncResource('MYSQLCONNECTION');
    getConnection((error, connection) => request.runInAsyncScope(callback, undefined, error, connection));
  };
  if (options.isReadCommitted) {
    // Before anything else that the connection is used for.
    pool.on('connection', (connection) => connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'));
  }
  return { db: drizzle(drizzleClient(pool), { schema, mode: 'planetscale' }), close: () => pool.promise().end() };
}

/**
 * A pool as drizzle uses one: mysql2's own promises take a stack for each statement, in case it fails, and drizzle's errors have one.
 * Statements go as text, not prepared: docs/decisions/0023.
 */
function drizzleClient(pool: Pool): Pool {
  const getConnection = () =>
    new Promise((done, fail) => {
      pool.getConnection((error, connection) =>
        error ? fail(error) : done({ ...asker(connection), release: () => connection.release() }),
      );
    });
  // Of the type it has only what drizzle calls.
  return { ...asker(pool), getConnection } as unknown as Pool;
}

function asker(asked: Pool | PoolConnection) {
  const query = (question: string | QueryOptions, beside?: unknown[]) =>
    new Promise((done, fail) => {
      const { sql, rowsAsArray = false, values = beside } = typeof question === 'string' ? { sql: question } : question;
      asked.query({ sql, rowsAsArray, values }, (error, rows, fields) => (error ? fail(error) : done([rows, fields])));
    });
  return { query, execute: query };
}
