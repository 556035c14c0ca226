import { BSON } from 'bson';
import type { Command } from './commands';
import type { FirstPage } from './cursors';
import { MongoFault } from './errors';
import { bytesOf, firstRow } from './postgres';
import { readTopFields } from './request';

const firstPage =
  (name: FirstPage): Command =>
  (request, { cursors }) =>
    cursors.openFirstPage(request, name);

/** A command that is one function of the extension, from the command's document to the answer's. */
const documentFunction =
  (text: string): Command =>
  async (request, { transactions }) => {
    const runner = await transactions.runnerFor(request);
    const [document] = firstRow(await runner.query(text, [request.database, request.body]));
    return bytesOf(document);
  };

/** Shows PostgreSQL's plan: enough to see whether an index is used. */
const explain: Command = async (request, { transactions }) => {
  const explained = request.fields.get('explain');
  if (!Buffer.isBuffer(explained)) throw new MongoFault('BadValue', 'explain must hold a command');
  const { command } = readTopFields(explained);
  if (command !== 'find' && command !== 'aggregate')
    throw new MongoFault('CommandNotSupported', `${command} cannot be explained`);
  const source = command === 'find' ? 'bson_aggregation_find' : 'bson_aggregation_pipeline';
  const runner = await transactions.runnerFor(request);
  const text = `EXPLAIN (FORMAT JSON) SELECT document FROM documentdb_api_catalog.${source}($1,$2)`;
  const [plan] = firstRow(await runner.query(text, [request.database, explained]));
  return BSON.serialize({ queryPlanner: { plan }, ok: 1 });
};

export const queryCommands: Readonly<Record<string, Command>> = {
  find: firstPage('find_cursor_first_page'),
  aggregate: firstPage('aggregate_cursor_first_page'),
  listCollections: firstPage('list_collections_cursor_first_page'),
  listIndexes: firstPage('list_indexes_cursor_first_page'),
  getMore: (request, { cursors }) => cursors.readNextPage(request),
  killCursors: async (request, { cursors }) => cursors.kill(request),
  count: documentFunction('SELECT document::bytea FROM documentdb_api.count_query($1,$2)'),
  distinct: documentFunction('SELECT document::bytea FROM documentdb_api.distinct_query($1,$2)'),
  explain,
};
