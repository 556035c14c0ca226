import { MongoFault, stateOf, toFault } from './errors';
import type { Lease, Postgres, Runner } from './postgres';
import type { Request, TransactionPart } from './request';

type State = 'open' | 'committed' | 'aborted';

interface Transaction {
  readonly number: bigint;
  readonly connection: Lease;
  state: State;
  usedMs: number;
}

const idleLimitMs = 60_000;
const memoryMs = 30 * 60_000;

/**
 * The transactions of all sessions. Each has a PostgreSQL connection of its own under snapshot isolation; two that
 * write the same document meet in a lock that is waited for only shortly, and the driver tries the loser again.
 */
export class Transactions {
  readonly #bySession = new Map<string, Transaction>();

  constructor(
    private readonly postgres: Postgres,
    private readonly now: () => number,
  ) {}

  /** Where a command of this request runs: on its transaction's connection, or on any. */
  async runnerFor(request: Request): Promise<Runner> {
    const part = request.transaction;
    if (!part) return this.postgres;
    const transaction = part.isFirst ? await this.#begin(part) : this.#open(part);
    transaction.usedMs = this.now();
    return transaction.connection;
  }

  async commit(part: TransactionPart): Promise<void> {
    const known = this.#bySession.get(part.session);
    // The driver repeats a commit whose answer it did not get.
    if (known?.number === part.number && known.state === 'committed') return;
    const transaction = this.#open(part);
    try {
      await transaction.connection.query('COMMIT', []);
      transaction.state = 'committed';
      transaction.connection.release();
    } catch (error) {
      transaction.state = 'aborted';
      transaction.connection.release(true);
      if (stateOf(error)) throw toFault(error, true);
      // Without an answer nobody knows the outcome: no label, so that nothing is written twice.
      throw new MongoFault('HostUnreachable', 'The connection was lost while committing; the outcome is not known');
    }
  }

  async abort(session: string): Promise<void> {
    const transaction = this.#bySession.get(session);
    if (transaction?.state !== 'open') return;
    transaction.state = 'aborted';
    try {
      await transaction.connection.query('ROLLBACK', []);
      transaction.connection.release();
    } catch {
      // Closing the connection rolls back as well.
      transaction.connection.release(true);
    }
  }

  /** Ends what was left open and forgets what nobody will ask for again. */
  async sweep(): Promise<void> {
    for (const [session, transaction] of this.#bySession) {
      const idleMs = this.now() - transaction.usedMs;
      if (transaction.state === 'open' && idleMs > idleLimitMs) await this.abort(session);
      else if (transaction.state !== 'open' && idleMs > memoryMs) this.#bySession.delete(session);
    }
  }

  close(): void {
    for (const transaction of this.#bySession.values())
      if (transaction.state === 'open') transaction.connection.release(true);
    this.#bySession.clear();
  }

  async #begin(part: TransactionPart): Promise<Transaction> {
    await this.abort(part.session);
    const connection = await this.postgres.lease();
    try {
      await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ', []);
      await connection.query("SET LOCAL lock_timeout = '50ms'", []);
    } catch (error) {
      connection.release(true);
      throw error;
    }
    const transaction: Transaction = { number: part.number, connection, state: 'open', usedMs: this.now() };
    this.#bySession.set(part.session, transaction);
    return transaction;
  }

  #open(part: TransactionPart): Transaction {
    const transaction = this.#bySession.get(part.session);
    if (!transaction || transaction.number !== part.number || transaction.state !== 'open')
      throw new MongoFault('NoSuchTransaction', `Transaction ${part.number} is not in progress`, [
        'TransientTransactionError',
      ]);
    return transaction;
  }
}
