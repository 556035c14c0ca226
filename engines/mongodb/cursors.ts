import { BSON, Long } from 'bson';
import { z } from 'zod';
import { MongoFault, stateOf } from './errors';
import { bytesOf, cursorIdOf, firstRow, type Lease, optionalBytesOf, type Postgres, type Runner } from './postgres';
import type { Request } from './request';
import type { Transactions } from './transactions';

interface Cursor {
  readonly database: string;
  /** Set while the server keeps the cursor on this one connection. */
  readonly connection: Lease | undefined;
  continuation: Buffer;
  usedMs: number;
}

/** MongoDB's own limit for a cursor that nobody reads. */
const idleLimitMs = 600_000;

export type FirstPage =
  | 'find_cursor_first_page'
  | 'aggregate_cursor_first_page'
  | 'list_collections_cursor_first_page'
  | 'list_indexes_cursor_first_page';

/** Cursors: the first page of a query, the pages after it, and those that were left behind. */
export class Cursors {
  readonly #byId = new Map<bigint, Cursor>();

  constructor(
    private readonly postgres: Postgres,
    private readonly transactions: Transactions,
    private readonly now: () => number,
  ) {}

  async openFirstPage(request: Request, name: FirstPage): Promise<Buffer> {
    if (request.transaction) return this.#open(request, name, await this.transactions.runnerFor(request), undefined);
    // The server may keep the cursor on the connection that opened it.
    const own = await this.postgres.lease();
    try {
      return await this.#open(request, name, own, own);
    } catch (error) {
      own.release(stateOf(error) === undefined);
      throw error;
    }
  }

  async #open(request: Request, name: FirstPage, runner: Runner, own: Lease | undefined): Promise<Buffer> {
    const text = `SELECT cursorpage::bytea, continuation::bytea, persistconnection, cursorid FROM documentdb_api.${name}($1,$2)`;
    const [page, next, isPersistent, id] = firstRow(await runner.query(text, [request.database, request.body]));
    const continuation = optionalBytesOf(next);
    const connection = continuation && isPersistent === true ? own : undefined;
    if (continuation)
      this.#byId.set(cursorIdOf(id), { database: request.database, connection, continuation, usedMs: this.now() });
    if (!connection) own?.release();
    return bytesOf(page);
  }

  async readNextPage(request: Request): Promise<Buffer> {
    const id = readCursorId(request);
    const cursor = this.#byId.get(id);
    if (!cursor) throw new MongoFault('CursorNotFound', `Cursor ${id} is not known`);
    const runner = cursor.connection ?? (await this.transactions.runnerFor(request));
    const text = 'SELECT cursorpage::bytea, continuation::bytea FROM documentdb_api.cursor_get_more($1,$2,$3)';
    try {
      const [page, next] = firstRow(await runner.query(text, [cursor.database, request.body, cursor.continuation]));
      const continuation = optionalBytesOf(next);
      if (continuation) {
        cursor.continuation = continuation;
        cursor.usedMs = this.now();
      } else {
        this.#forget(id, false);
      }
      return bytesOf(page);
    } catch (error) {
      this.#forget(id, true);
      throw error;
    }
  }

  kill(request: Request): Uint8Array {
    const { cursors } = killCommand.parse(BSON.deserialize(request.body, { useBigInt64: true }));
    const killed = cursors.map(BigInt).filter((id) => this.#forget(id, true));
    return BSON.serialize({
      cursorsKilled: killed.map((id) => Long.fromBigInt(id)),
      cursorsNotFound: [],
      cursorsAlive: [],
      cursorsUnknown: [],
      ok: 1,
    });
  }

  sweep(): void {
    for (const [id, cursor] of this.#byId) if (this.now() - cursor.usedMs > idleLimitMs) this.#forget(id, true);
  }

  close(): void {
    for (const id of [...this.#byId.keys()]) this.#forget(id, true);
  }

  /** A cursor that was not read to its end stays open on its connection, which is closed with it. */
  #forget(id: bigint, isUnfinished: boolean): boolean {
    const cursor = this.#byId.get(id);
    if (!cursor) return false;
    this.#byId.delete(id);
    cursor.connection?.release(isUnfinished);
    return true;
  }
}

const killCommand = z.object({ cursors: z.array(z.union([z.bigint(), z.number().int()])) });

function readCursorId(request: Request): bigint {
  const id = request.fields.get('getMore');
  if (typeof id !== 'bigint' && typeof id !== 'number') throw new MongoFault('BadValue', 'getMore must name a cursor');
  return BigInt(id);
}
