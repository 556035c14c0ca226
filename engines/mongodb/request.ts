import { BSON } from 'bson';
import { MongoFault } from './errors';
import type { WireMessage } from './wire';

/** A top-level field of a command. Documents, arrays and binary values stay bytes: nothing below the top is read. */
export type FieldValue = string | number | bigint | boolean | Buffer;

/** One command as the gateway sees it: the few fields that say where it goes, and its bytes, untouched. */
export interface Request {
  /** The name of the first field, which is the command. */
  readonly command: string;
  readonly database: string;
  readonly body: Buffer;
  readonly sequences: ReadonlyMap<string, Buffer>;
  readonly fields: ReadonlyMap<string, FieldValue>;
  readonly transaction: TransactionPart | undefined;
}

/** What a command that belongs to a transaction says of it. */
export interface TransactionPart {
  /** The session's identifier, as a key. */
  readonly session: string;
  readonly number: bigint;
  readonly isFirst: boolean;
}

export function readRequest(message: WireMessage): Request {
  const { command, fields } = readTopFields(message.body);
  const database = fields.get('$db');
  return {
    command,
    database: typeof database === 'string' ? database : 'admin',
    body: message.body,
    sequences: message.sequences,
    fields,
    transaction: readTransaction(fields),
  };
}

/** The value of the command's own field, as the collection in `{find: 'nodes'}`. */
export function readTarget(request: Request): string {
  const target = request.fields.get(request.command);
  if (typeof target !== 'string') throw new MongoFault('BadValue', `${request.command} must name a collection`);
  return target;
}

function readTransaction(fields: ReadonlyMap<string, FieldValue>): TransactionPart | undefined {
  if (fields.get('autocommit') !== false) return undefined;
  const session = fields.get('lsid');
  const number = fields.get('txnNumber');
  if (!Buffer.isBuffer(session) || (typeof number !== 'bigint' && typeof number !== 'number'))
    throw new MongoFault('InvalidOptions', 'A transaction needs a session and a number');
  return {
    session: session.toString('latin1'),
    number: BigInt(number),
    isFirst: fields.get('startTransaction') === true,
  };
}

/** BSON's type numbers, as far as commands are routed by values of these types. */
const bsonType = { double: 1, string: 2, document: 3, array: 4, boolean: 8, int32: 16, int64: 18 } as const;

export function readTopFields(document: Buffer): { command: string; fields: Map<string, FieldValue> } {
  const fields = new Map<string, FieldValue>();
  let command = '';
  for (const [type, nameOffset, nameBytes, offset, bytes] of BSON.onDemand.parseToElements(document)) {
    const name = document.toString('utf8', nameOffset, nameOffset + nameBytes);
    if (command === '') command = name;
    const value = readValue(document, type, offset, bytes);
    if (value !== undefined) fields.set(name, value);
  }
  return { command, fields };
}

function readValue(document: Buffer, type: number, offset: number, bytes: number): FieldValue | undefined {
  switch (type) {
    case bsonType.double:
      return document.readDoubleLE(offset);
    case bsonType.string:
      return document.toString('utf8', offset + 4, offset + bytes - 1);
    case bsonType.document:
    case bsonType.array:
      return document.subarray(offset, offset + bytes);
    case bsonType.boolean:
      return document[offset] === 1;
    case bsonType.int32:
      return document.readInt32LE(offset);
    case bsonType.int64:
      return document.readBigInt64LE(offset);
    default:
      return undefined;
  }
}
