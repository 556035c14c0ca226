import { BSON } from 'bson';
import type { Command, Context } from './commands';
import { firstRow } from './postgres';
import { readTopFields } from './request';
import { largestMessageBytes } from './wire';

const largestDocumentBytes = 16 * 1024 * 1024;

/** The release of MongoDB whose commands are answered: 7.0 (wire version 21). */
const compatibleVersion = [7, 0, 0, 0];

export const succeed = (fields: Record<string, unknown> = {}): Uint8Array => BSON.serialize({ ...fields, ok: 1 });

const done: Command = async () => succeed();

/**
 * Says what this server is. `isdbgrid` (a router) makes drivers use sessions and transactions with a plain address,
 * without asking for a replica set.
 */
function hello(primaryField: 'isWritablePrimary' | 'ismaster', context: Context): Uint8Array {
  return succeed({
    [primaryField]: true,
    helloOk: true,
    msg: 'isdbgrid',
    maxBsonObjectSize: largestDocumentBytes,
    maxMessageSizeBytes: largestMessageBytes,
    maxWriteBatchSize: 25_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: context.connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
  });
}

const legacyHello: Command = async (_request, context) => hello('ismaster', context);

const buildInfo: Command = async (_request, { postgres }) => {
  const text = "SELECT extversion FROM pg_extension WHERE extname = 'documentdb'";
  const [version] = firstRow(await postgres.query(text, []));
  return succeed({
    version: compatibleVersion.slice(0, 3).join('.'),
    versionArray: compatibleVersion,
    gitVersion: 'documentdb',
    documentdb: String(version),
    bits: 64,
    maxBsonObjectSize: largestDocumentBytes,
  });
};

/** The sessions end, and with them the transactions that they left open. */
const endSessions: Command = async (request, { transactions }) => {
  const sessions = request.fields.get('endSessions');
  if (Buffer.isBuffer(sessions))
    for (const session of readTopFields(sessions).fields.values())
      if (Buffer.isBuffer(session)) await transactions.abort(session.toString('latin1'));
  return succeed();
};

export const serverCommands: Readonly<Record<string, Command>> = {
  hello: async (_request, context) => hello('isWritablePrimary', context),
  ismaster: legacyHello,
  isMaster: legacyHello,
  ping: async (_request, { postgres }) => {
    await postgres.query('SELECT 1', []);
    return succeed();
  },
  buildInfo,
  buildinfo: buildInfo,
  endSessions,
  refreshSessions: done,
  logout: done,
  getParameter: done,
  connectionStatus: async () => succeed({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
  commitTransaction: async (request, { transactions }) => {
    if (request.transaction) await transactions.commit(request.transaction);
    return succeed();
  },
  abortTransaction: async (request, { transactions }) => {
    if (request.transaction) await transactions.abort(request.transaction.session);
    return succeed();
  },
};
