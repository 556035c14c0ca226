import { connectDb, type DbConnection } from '../client';
import { keepReadCommitted } from './transaction';

/** Connections for the journal alone: their transactions are as it wants them, without a statement for each. */
export function openJournal(url: string, options: { readonly connectionLimit: number }): DbConnection {
  const connection = connectDb(url, { ...options, isReadCommitted: true });
  if (!url.startsWith('http')) {
    keepReadCommitted(connection.db);
  }
  return connection;
}
