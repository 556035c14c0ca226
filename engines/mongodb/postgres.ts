import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { stateOf } from './errors';

/** One row of an answer, as PostgreSQL sent it. */
export type Row = readonly unknown[];

export interface Runner {
  /** Runs one statement as a prepared one and returns its rows. */
  query(text: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

/** A connection that one cursor or one transaction has for itself. */
export interface Lease extends Runner {
  /** Gives the connection back. `spoiled` closes it, with whatever state it has. */
  release(spoiled?: boolean): void;
}

export interface Postgres extends Runner {
  lease(): Promise<Lease>;
  close(): Promise<void>;
}

const largestPool = 40;
const patienceMs = 8000;

/** Opens the pool of connections to the DocumentDB server. */
export function connectPostgres(address: pg.PoolConfig): Postgres {
  const pool = new pg.Pool({
    ...address,
    max: largestPool,
    idleTimeoutMillis: 300_000,
    connectionTimeoutMillis: 10_000,
    options: '-c search_path=documentdb_api_catalog,documentdb_api,public',
  });
  // An idle connection that ends with its server is simply replaced.
  pool.on('error', () => {});
  const names = new Map<string, string>();
  /** PostgreSQL cuts names of statements at 63 bytes, so each text gets a short one. */
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return name;
  };
  const runOn = async (client: pg.PoolClient, text: string, values: readonly unknown[]): Promise<readonly Row[]> => {
    const result = await client.query<unknown[]>({ name: nameOf(text), text, values: [...values], rowMode: 'array' });
    return result.rows;
  };
  const lease = async (): Promise<Lease> => {
    const client = await connectPatiently(pool);
    let isReleased = false;
    return {
      query: (text, values) => runOn(client, text, values),
      release: (spoiled = false) => {
        if (isReleased) return;
        isReleased = true;
        client.release(spoiled);
      },
    };
  };
  return {
    lease,
    query: async (text, values) => {
      const own = await lease();
      try {
        const rows = await own.query(text, values);
        own.release();
        return rows;
      } catch (error) {
        // An error that the server reported leaves the connection whole; any other does not.
        own.release(stateOf(error) === undefined);
        throw error;
      }
    },
    close: () => pool.end(),
  };
}

/** While the server starts again nothing was sent yet: waiting a little is always safe. */
async function connectPatiently(pool: pg.Pool): Promise<pg.PoolClient> {
  const deadlineMs = performance.now() + patienceMs;
  for (;;) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isStarting(error) || performance.now() > deadlineMs) throw error;
      await sleep(50);
    }
  }
}

function isStarting(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // 57P03: the server is starting up or shutting down.
  return code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET' || code === '57P03';
}

/** The columns of a row, read as what they must be. */
export function bytesOf(value: unknown): Buffer {
  if (!Buffer.isBuffer(value)) throw new Error('DocumentDB did not answer with a document');
  return value;
}

export const optionalBytesOf = (value: unknown): Buffer | undefined =>
  value === null || value === undefined ? undefined : bytesOf(value);

export function cursorIdOf(value: unknown): bigint {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint')
    throw new Error('DocumentDB did not answer with a cursor');
  return BigInt(value);
}

export function firstRow(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('DocumentDB answered with nothing');
  return row;
}
