import type { Command } from './commands';
import { bytesOf, firstRow } from './postgres';
import { type Request, readTarget } from './request';
import { succeed } from './server-commands';

/** A command that is one function of the extension, with the given parameters and a document as its answer. */
const functionOf =
  (text: string, parameters: (request: Request) => readonly unknown[]): Command =>
  async (request, { transactions }) => {
    const runner = await transactions.runnerFor(request);
    return bytesOf(firstRow(await runner.query(text, parameters(request)))[0]);
  };

const databaseStats = functionOf('SELECT documentdb_api.db_stats($1)::bytea', ({ database }) => [database]);

export const namespaceCommands: Readonly<Record<string, Command>> = {
  create: functionOf('SELECT documentdb_api.create_collection_view($1,$2)::bytea', ({ database, body }) => [
    database,
    body,
  ]),
  collMod: functionOf('SELECT documentdb_api.coll_mod($1,$2,$3)::bytea', (request) => [
    request.database,
    readTarget(request),
    request.body,
  ]),
  collStats: functionOf('SELECT documentdb_api.coll_stats($1,$2)::bytea', (request) => [
    request.database,
    readTarget(request),
  ]),
  renameCollection: functionOf(
    'SELECT documentdb_api.rename_collection($1::documentdb_core.bson)::bytea',
    ({ body }) => [body],
  ),
  listDatabases: functionOf('SELECT documentdb_api.list_databases($1)::bytea', ({ body }) => [body]),
  dbStats: databaseStats,
  dbstats: databaseStats,
  drop: async (request, { postgres }) => {
    const collection = readTarget(request);
    await postgres.query('SELECT documentdb_api.drop_collection($1,$2)', [request.database, collection]);
    return succeed({ ns: `${request.database}.${collection}` });
  },
  dropDatabase: async ({ database }, { postgres }) => {
    await postgres.query('SELECT 1 FROM (SELECT documentdb_api.drop_database($1)) dropped', [database]);
    return succeed({ dropped: database });
  },
};
