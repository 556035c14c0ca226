import { setTimeout as sleep } from 'node:timers/promises';
import { type Collection, MongoClient } from 'mongodb';
import { createPool, type Pool } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRunning } from '@/engines/process/identify-process';
import { StoresUnderTest } from '../support/run-stores';

/**
 * Writers that write one number after the other and remember each that was acknowledged, while the servers are killed
 * under them. A write that failed is tried again under the same number, as the application does.
 */
interface Numbered {
  _id: number;
}

const stores = new StoresUnderTest();
let mysql: Pool;
let mongo: MongoClient;
let numbers: Collection<Numbered>;

beforeAll(async () => {
  const run = await stores.start();
  mysql = createPool({ uri: run.databaseUrl, connectionLimit: 4 });
  mongo = new MongoClient(run.mongodbUri, { serverSelectionTimeoutMS: 2000 });
  numbers = mongo.db().collection<Numbered>('numbers');
  await mysql.query('create table numbers (n int primary key)');
});

afterAll(async () => {
  await mysql.end();
  await mongo.close();
  await stores.stop();
});

class Writers {
  readonly acknowledged: number[] = [];
  /** Written before, says the server: an earlier try had reached it without its answer reaching us. */
  readonly doubled: number[] = [];
  failures = 0;
  #stopped = false;
  readonly #working: Promise<unknown>;
  #next: number;

  constructor(first: number, write: (n: number) => Promise<unknown>, isDuplicate: (error: unknown) => boolean) {
    this.#next = first;
    const work = async () => {
      while (!this.#stopped) {
        const n = this.#next++;
        for (;;) {
          try {
            await write(n);
            this.acknowledged.push(n);
            break;
          } catch (error) {
            if (isDuplicate(error)) {
              this.doubled.push(n);
              break;
            }
            this.failures++;
            await sleep(20);
          }
        }
      }
    };
    this.#working = Promise.all(Array.from({ length: 3 }, work));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);
const mysqlWriters = (first: number) =>
  new Writers(
    first,
    (n) => mysql.query('insert into numbers values (?)', [n]),
    (error) => codeOf(error) === 'ER_DUP_ENTRY',
  );
const mongoWriters = (first: number) =>
  new Writers(
    first,
    (n) => numbers.insertOne({ _id: n }),
    (error) => codeOf(error) === 11_000,
  );

const mysqlNumbers = async () => {
  const [rows] = await mysql.query('select n from numbers');
  return new Set(Array.isArray(rows) ? rows.map((row) => ('n' in row ? Number(row.n) : Number.NaN)) : []);
};
const mongoNumbers = async () => new Set((await numbers.find().toArray()).map(({ _id }) => _id));

async function writeDuring(writers: Writers, disturb: () => Promise<unknown>, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const before = writers.acknowledged.length;
    await expect.poll(() => writers.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(before + 50);
    await disturb();
  }
  const before = writers.acknowledged.length;
  await expect.poll(() => writers.acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(before + 50);
  await writers.stop();
}

const missing = (acknowledged: readonly number[], present: ReadonlySet<number>) =>
  acknowledged.filter((n) => !present.has(n));

describe('after kill -9, every acknowledged write is there', () => {
  test('of MySQL', async () => {
    const writers = mysqlWriters(0);
    await writeDuring(writers, async () => stores.kill('MySQL'), 3);
    expect(writers.failures).toBeGreaterThan(0);
    expect(missing([...writers.acknowledged, ...writers.doubled], await mysqlNumbers())).toEqual([]);
  });

  test('of DocumentDB', async () => {
    const writers = mongoWriters(0);
    await writeDuring(writers, async () => stores.kill('DocumentDB'), 3);
    expect(missing([...writers.acknowledged, ...writers.doubled], await mongoNumbers())).toEqual([]);
  });

  test('of the MongoDB gateway', async () => {
    const writers = mongoWriters(1_000_000);
    await writeDuring(writers, async () => stores.kill('MongoDB gateway'), 3);
    expect(missing([...writers.acknowledged, ...writers.doubled], await mongoNumbers())).toEqual([]);
  });

  test('of all processes at once', async () => {
    const inMysql = mysqlWriters(2_000_000);
    const inMongo = mongoWriters(2_000_000);
    const restart = async () => {
      await stores.killEverything();
      await stores.start();
    };
    await Promise.all([writeDuring(inMysql, restart, 2), inMongo.stop().then(() => undefined)]);
    expect(missing([...inMysql.acknowledged, ...inMysql.doubled], await mysqlNumbers())).toEqual([]);
    expect(missing([...inMongo.acknowledged, ...inMongo.doubled], await mongoNumbers())).toEqual([]);
  });
});

describe('without their supervisor', () => {
  test('the servers end within ten seconds', async () => {
    const { owner, processes } = stores.run();
    process.kill(owner.pid, 'SIGKILL');
    await expect.poll(() => processes.filter(isRunning), { timeout: 10_000 }).toEqual([]);
    await stores.start();
    expect((await mysqlNumbers()).size).toBeGreaterThan(0);
  });
});
