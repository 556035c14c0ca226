/** MongoDB's error codes that clients act on. Source: the MongoDB manual, "Error Codes". */
const codes = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  AuthenticationFailed: 18,
  LockTimeout: 24,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  HostUnreachable: 6,
  WriteConflict: 112,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  ExceededMemoryLimit: 146,
  NoSuchTransaction: 251,
  MechanismUnavailable: 334,
  UnsupportedOpQueryCommand: 352,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  UnknownStage: 40324,
  InvalidRegex: 51091,
} as const;

export type FaultName = keyof typeof codes;

/** A fault as a client of MongoDB knows it. Labels tell the driver what to try again. */
export class MongoFault extends Error {
  override readonly name = 'MongoFault';

  constructor(
    readonly fault: FaultName,
    message: string,
    readonly labels: readonly string[] = [],
    /** A code that the extension gives in MongoDB's own numbers. */
    readonly ownCode?: number,
  ) {
    super(message);
  }

  get code(): number {
    return this.ownCode ?? codes[this.fault];
  }

  /** The body of the answer. */
  get reply(): Record<string, unknown> {
    return {
      ok: 0,
      errmsg: this.message,
      code: this.code,
      codeName: this.fault,
      ...(this.labels.length > 0 && { errorLabels: this.labels }),
    };
  }
}

const transient = ['TransientTransactionError'];

/** States that PostgreSQL reports when two writers met. Outside a transaction the gateway tries again by itself. */
export const isConflict = (state: string) => state === '40P01' || state === '40001' || state === '55P03';

/** The extension's own states, each observed with version 1.0-0 by provoking the fault. */
const extensionStates: Readonly<Record<string, FaultName>> = {
  M0001: 'BadValue',
  M0003: 'FailedToParse',
  M0004: 'TypeMismatch',
  M0008: 'NamespaceNotFound',
  M0009: 'IndexNotFound',
  M000A: 'PathNotViable',
  M000D: 'ConflictingUpdateOperators',
  M000M: 'ImmutableField',
  M000N: 'CannotCreateIndex',
  M000Q: 'InvalidNamespace',
  M000R: 'IndexOptionsConflict',
  M000S: 'IndexKeySpecsConflict',
  M000U: 'CommandNotSupported',
  M00CO: 'DocumentValidationFailure',
  M001B: 'BSONObjectTooLarge',
  M001C: 'DuplicateKey',
  M007U: 'UnknownStage',
  M009H: 'InvalidRegex',
};

const postgresStates: Readonly<Record<string, FaultName>> = {
  '57014': 'MaxTimeMSExpired',
  '42P01': 'NamespaceNotFound',
  '0A000': 'CommandNotSupported',
  '22P02': 'BadValue',
  '22023': 'BadValue',
  '54000': 'ExceededMemoryLimit',
};

/** The fault that a PostgreSQL error means to a client. */
export function faultOfState(state: string, message: string, inTransaction: boolean): MongoFault {
  const known = extensionStates[state] ?? postgresStates[state];
  if (known) return new MongoFault(known, message);
  if (state === '25P02') return new MongoFault('NoSuchTransaction', 'The transaction was aborted', transient);
  if (isConflict(state) || state === '23505' || state === '23P01') {
    if (inTransaction) return new MongoFault('WriteConflict', message, transient);
    if (state === '55P03') return new MongoFault('LockTimeout', message);
    return new MongoFault(isConflict(state) ? 'WriteConflict' : 'DuplicateKey', message);
  }
  // Class 08 and 57P: the connection or the server went away.
  if (/^(08|57P)/.test(state)) return new MongoFault('HostUnreachable', message, inTransaction ? transient : []);
  return new MongoFault('InternalError', `${state}: ${message}`);
}

/** PostgreSQL packs the five characters of a state into a number, six bits each; the extension reports it as the code. */
export function unpackState(packed: number): string {
  let state = '';
  for (let index = 0, rest = packed; index < 5; index++, rest >>= 6) state += String.fromCharCode((rest & 63) + 48);
  return state;
}

/** The state of an error that PostgreSQL or the connection to it raised. */
export function stateOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Any error as a fault that can be sent to a client. */
export function toFault(error: unknown, inTransaction: boolean): MongoFault {
  if (error instanceof MongoFault) return error;
  const message = error instanceof Error ? error.message : String(error);
  const state = stateOf(error);
  if (state) return faultOfState(state, message, inTransaction);
  if (isLostConnection(error)) return new MongoFault('HostUnreachable', message, inTransaction ? transient : []);
  return new MongoFault('InternalError', message);
}

function isLostConnection(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (
    (typeof code === 'string' && ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'].includes(code)) ||
    (error instanceof Error && /Connection terminated|connection timeout|timeout exceeded/i.test(error.message))
  );
}
