import { setTimeout as sleep } from 'node:timers/promises';
import { BSON } from 'bson';
import { z } from 'zod';
import type { Command } from './commands';
import { faultOfState, MongoFault, unpackState } from './errors';
import { bytesOf, firstRow, optionalBytesOf, type Postgres, type Row } from './postgres';
import { succeed } from './server-commands';

const emptyDocumentBytes = 5;
const pollMs = 20;
const pollsPerBuild = 50;
const mostPolls = 6000;

const creation = z.object({
  numIndexesBefore: z.coerce.number().optional(),
  numIndexesAfter: z.coerce.number().optional(),
  createdCollectionAutomatically: z.boolean().optional(),
  note: z.string().optional(),
  code: z.coerce.number().optional(),
  errmsg: z.string().optional(),
});
/** The extension answers as a router does: one part for each shard, of which there is one. */
const sharded = z.object({ raw: z.record(z.string(), creation) });

/**
 * The extension queues the building of indexes; its own workers come every two seconds, so the gateway has it built at
 * once and waits until it is whole.
 */
const createIndexes: Command = async (request, { postgres }) => {
  const text = 'SELECT retval::bytea, ok, requests::bytea FROM documentdb_api.create_indexes_background($1,$2)';
  const [queued, isQueued, requests] = firstRow(await postgres.query(text, [request.database, request.body]));
  if (isQueued !== true) throw indexFault(bytesOf(queued));
  const pending = optionalBytesOf(requests);
  if (pending && pending.length > emptyDocumentBytes) await waitForIndexes(postgres, pending);
  const { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, note } = readCreation(bytesOf(queued));
  return succeed({
    numIndexesBefore,
    numIndexesAfter,
    createdCollectionAutomatically: createdCollectionAutomatically ?? false,
    ...(note !== undefined && { note }),
  });
};

async function waitForIndexes(postgres: Postgres, pending: Buffer): Promise<void> {
  const text = 'SELECT retval::bytea, ok, complete FROM documentdb_api_internal.check_build_index_status($1)';
  for (let poll = 0; poll < mostPolls; poll++) {
    if (poll % pollsPerBuild === 0) await buildNow(postgres);
    const [status, isGood, isComplete]: Row = firstRow(await postgres.query(text, [pending]));
    if (isGood !== true) throw indexFault(bytesOf(status));
    if (isComplete === true) return;
    await sleep(pollMs);
  }
  throw new MongoFault('MaxTimeMSExpired', 'The index is still being built');
}

/** Fails where a worker of the extension builds the same index at this moment: its status tells the rest. */
async function buildNow(postgres: Postgres): Promise<void> {
  await postgres.query('CALL documentdb_api_internal.build_index_concurrently(1)', []).catch(() => {});
}

function readCreation(document: Buffer): z.infer<typeof creation> {
  const answer = BSON.deserialize(document);
  const [shard] = Object.values(sharded.safeParse(answer).data?.raw ?? {});
  return shard ?? creation.parse(answer);
}

const largestMongoCode = 1e6;

function indexFault(document: Buffer): MongoFault {
  const { code = 0, errmsg = 'The index could not be made' } = readCreation(document);
  return code < largestMongoCode
    ? new MongoFault('IndexOptionsConflict', errmsg, [], code)
    : faultOfState(unpackState(code), errmsg, false);
}

const removal = z.object({
  ok: z.coerce.number(),
  nIndexesWas: z.coerce.number().optional(),
  errmsg: z.string().optional(),
});

/** A procedure: its result comes back as text, `BSONHEX` and digits. */
const dropIndexes: Command = async (request, { postgres }) => {
  const text = 'CALL documentdb_api.drop_indexes($1,$2)';
  const [document] = firstRow(await postgres.query(text, [request.database, request.body]));
  const bytes = Buffer.from(String(document).replace(/^BSONHEX/, ''), 'hex');
  const { ok, nIndexesWas, errmsg } = removal.parse(BSON.deserialize(bytes));
  if (ok !== 1) throw new MongoFault('IndexNotFound', errmsg ?? 'index not found');
  return succeed({ nIndexesWas });
};

export const indexCommands: Readonly<Record<string, Command>> = { createIndexes, dropIndexes };
