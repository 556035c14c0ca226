import { randomUUID } from 'node:crypto';
import {
  createPool,
  type FieldPacket,
  type Pool,
  type PoolConnection,
  type PoolOptions,
  type ResultSetHeader,
} from 'mysql2';
import { z } from 'zod';
import { type DescribedError, describeError, transactionEnded } from './describe-error';
import { type EncodedResult, encodeHeader, encodeRows, type RawRow } from './encode-result';

export interface Outcome {
  /** The session that the next statement has to name. */
  readonly session: string;
  readonly inTransaction: boolean;
  readonly result?: EncodedResult;
  readonly error?: DescribedError;
}

interface Transaction {
  readonly connection: PoolConnection;
  usedMs: number;
  /** Statements of one session run one after the other. */
  turn: Promise<unknown>;
}

/** A transaction's session can be told by its name, so that one that timed out is not taken for no transaction. */
const transactionPrefix = 'tx-';
const sweepEveryMs = 1000;

/**
 * Statements and transactions over a pool of MySQL connections: BEGIN gives a session a connection of its own until
 * COMMIT, ROLLBACK or, as on PlanetScale, a time limit.
 */
export class Sessions {
  readonly #pool: Pool;
  readonly #database: string;
  readonly #transactions = new Map<string, Transaction>();
  readonly #sweeper: NodeJS.Timeout;

  constructor(
    options: PoolOptions,
    private readonly limitMs: number,
    private readonly now: () => number,
  ) {
    this.#pool = createPool({
      connectionLimit: 20,
      charset: 'utf8mb4',
      timezone: 'Z',
      ...options,
      rowsAsArray: true,
      // The API carries every value as the server's own text.
      typeCast: (field) => field.buffer(),
      // PlanetScale counts rows that matched, not rows that changed.
      flags: ['FOUND_ROWS'],
    });
    this.#database = options.database ?? 'lectern';
    this.#sweeper = setInterval(() => this.#sweep(), sweepEveryMs);
    this.#sweeper.unref();
  }

  async execute(sql: string, session: string | undefined): Promise<Outcome> {
    this.#sweep();
    const verb = transactionVerb(sql);
    const open = session === undefined ? undefined : this.#transactions.get(session);
    if (session !== undefined && open) return this.#executeIn(session, open, sql, verb);
    // The driver rolls back whatever happened before, even a transaction that ended long ago.
    if (session?.startsWith(transactionPrefix) && verb !== 'begin')
      return verb === 'rollback'
        ? { session: randomUUID(), inTransaction: false, result: {} }
        : { session, inTransaction: false, error: transactionEnded(session, this.#database) };
    if (verb === 'begin') return this.#begin(sql);
    return { session: session ?? randomUUID(), inTransaction: false, ...(await this.#run(this.#pool, sql)) };
  }

  async close(): Promise<void> {
    clearInterval(this.#sweeper);
    for (const { connection } of this.#transactions.values()) connection.destroy();
    await this.#pool.promise().end();
  }

  async #begin(sql: string): Promise<Outcome> {
    const connection = await new Promise<PoolConnection>((resolve, reject) =>
      this.#pool.getConnection((error, opened) => (error ? reject(error) : resolve(opened))),
    );
    const begun = await this.#run(connection, sql);
    if ('error' in begun) {
      connection.destroy();
      return { session: randomUUID(), inTransaction: false, ...begun };
    }
    const session = transactionPrefix + randomUUID();
    this.#transactions.set(session, { connection, usedMs: this.now(), turn: Promise.resolve() });
    return { session, inTransaction: true, ...begun };
  }

  async #executeIn(session: string, transaction: Transaction, sql: string, verb: Verb): Promise<Outcome> {
    transaction.usedMs = this.now();
    const mine = transaction.turn.then(() => this.#run(transaction.connection, sql));
    transaction.turn = mine;
    const done = await mine;
    transaction.usedMs = this.now();
    if (verb !== 'commit' && verb !== 'rollback') return { session, inTransaction: true, ...done };
    this.#transactions.delete(session);
    if ('error' in done) transaction.connection.destroy();
    else transaction.connection.release();
    return { session: randomUUID(), inTransaction: false, ...done };
  }

  #run(on: Pool | PoolConnection, sql: string): Promise<{ result: EncodedResult } | { error: DescribedError }> {
    return new Promise((resolve) => {
      const finish = (error: unknown, answer: unknown, fields: FieldPacket[]) => {
        if (error) resolve({ error: describeError(error, sql, this.#database) });
        else resolve({ result: isHeader(answer) ? encodeHeader(answer) : encodeRows(rowsOf(answer), fields) });
      };
      on.query({ sql, rowsAsArray: true }, finish);
    });
  }

  #sweep(): void {
    for (const [session, { connection, usedMs }] of this.#transactions) {
      if (this.now() - usedMs <= this.limitMs) continue;
      this.#transactions.delete(session);
      // Closing the connection rolls back.
      connection.destroy();
    }
  }
}

type Verb = 'begin' | 'commit' | 'rollback' | undefined;

function transactionVerb(sql: string): Verb {
  const word = /^\s*(begin|start\s+transaction|commit|rollback(?!\s+to))\b/i.exec(sql)?.[1]?.toLowerCase();
  if (word === 'commit' || word === 'rollback') return word;
  return word === undefined ? undefined : 'begin';
}

const header = z.object({ affectedRows: z.number(), insertId: z.number() });

/** mysql2 answers writes with a header and reads with rows. */
const isHeader = (answer: unknown): answer is ResultSetHeader => header.safeParse(answer).success;

/** With `rowsAsArray` and the `typeCast` above, mysql2 gives every row as an array of bytes. */
const rowsOf = (answer: unknown): readonly RawRow[] => (Array.isArray(answer) ? answer : []);
