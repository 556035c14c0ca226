import { BSON } from 'bson';
import { z } from 'zod';
import type { Command } from './commands';
import { faultOfState, unpackState } from './errors';
import { bytesOf, firstRow } from './postgres';
import type { Request } from './request';

/** A write of many documents: `sequence` is the field that holds them. */
const write =
  (name: 'insert' | 'update' | 'delete', sequence: string): Command =>
  async (request, { transactions }) => {
    const runner = await transactions.runnerFor(request);
    const text = `SELECT p_result::bytea, p_success FROM documentdb_api.${name}($1,$2::documentdb_core.bson,$3::documentdb_core.bsonsequence)`;
    const values = [request.database, request.body, request.sequences.get(sequence) ?? null];
    const [result, succeeded] = firstRow(await runner.query(text, values));
    return succeeded === true ? bytesOf(result) : translateWriteErrors(bytesOf(result), request);
  };

const answerWithErrors = z.looseObject({
  n: z.coerce.number().optional(),
  writeErrors: z.array(z.looseObject({ code: z.coerce.number(), errmsg: z.string() })).optional(),
});

/** Numbers above MongoDB's own codes are packed PostgreSQL states. */
const largestMongoCode = 0xff_ffff;

/**
 * Gives the errors of single documents MongoDB's numbers. Throws where the whole command is to be tried again: in a
 * transaction by the driver, else, when nothing was written yet, by the gateway.
 */
function translateWriteErrors(result: Buffer, request: Request): Uint8Array {
  const answer = answerWithErrors.parse(BSON.deserialize(result));
  const writeErrors = answer.writeErrors?.map((error) => {
    if (error.code <= largestMongoCode && !unpackState(error.code).startsWith('M')) return error;
    const state = unpackState(error.code);
    const fault = faultOfState(state, error.errmsg, request.transaction !== undefined);
    if (fault.labels.length > 0) throw fault;
    const nothingWritten = answer.writeErrors?.length === 1 && answer.n === 0;
    if (fault.fault === 'WriteConflict' && nothingWritten)
      throw Object.assign(new Error(error.errmsg), { code: '40P01' });
    return { ...error, code: fault.code };
  });
  return BSON.serialize({ ...answer, ...(writeErrors && { writeErrors }) });
}

const findAndModify: Command = async (request, { transactions }) => {
  const runner = await transactions.runnerFor(request);
  const text = 'SELECT p_result::bytea FROM documentdb_api.find_and_modify($1,$2)';
  return bytesOf(firstRow(await runner.query(text, [request.database, request.body]))[0]);
};

export const writeCommands: Readonly<Record<string, Command>> = {
  insert: write('insert', 'documents'),
  update: write('update', 'updates'),
  delete: write('delete', 'deletes'),
  findAndModify,
  findandmodify: findAndModify,
};
