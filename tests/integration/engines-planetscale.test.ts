import { Client } from '@planetscale/database';
import { eq, sql } from 'drizzle-orm';
import { bigint, datetime, decimal, double, int, json, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { drizzle } from 'drizzle-orm/planetscale-serverless';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDb } from '@/db/client';
import { affectedRows, isDuplicateKey } from '@/db/results';
import { openPlanetScaleGateway, type PlanetScaleGateway } from '@/engines/planetscale/gateway';

const things = mysqlTable('gateway_things', {
  id: bigint('id', { mode: 'bigint' }).autoincrement().primaryKey(),
  name: varchar('name', { length: 100 }).notNull().unique(),
  data: json('data').$type<{ list: string[] }>(),
  ratio: double('ratio'),
  exact: decimal('exact', { precision: 12, scale: 4 }),
  huge: bigint('huge', { mode: 'bigint', unsigned: true }),
  count: int('count').notNull().default(0),
  at: datetime('at', { fsp: 3, mode: 'date' }),
});

const databaseUrl = process.env.DATABASE_URL ?? '';
const direct = connectDb(databaseUrl);
let nowMs = 0;
let gateway: PlanetScaleGateway;
/** Set before each use: the gateway's address is known only once it listens. */
const db = () => drizzle(new Client({ url: gateway.url }));

beforeAll(async () => {
  await direct.db.execute(sql`create table gateway_things (
    id bigint auto_increment primary key, name varchar(100) not null unique, data json, ratio double,
    exact decimal(12,4), huge bigint unsigned, count int not null default 0, at datetime(3))`);
  gateway = await openPlanetScaleGateway({
    databaseUrl,
    port: 0,
    username: 'someone',
    password: 'secret',
    transactionLimitMs: 20_000,
    now: () => nowMs,
  });
});

afterAll(async () => {
  await gateway.close();
  await direct.db.execute(sql`drop table gateway_things`);
  await direct.close();
});

const awkwardText = `né "q" \\ 'it''s' \n\0 😀`;

describe('values', () => {
  test('come back through the HTTP API as they were written', async () => {
    const written = {
      name: awkwardText,
      data: { list: ['é😀', `it's \\ "q"`] },
      ratio: 1.25,
      exact: '12345678.1234',
      huge: 18_446_744_073_709_551_615n,
      at: new Date('2024-03-04T05:06:07.089Z'),
    };
    await db().insert(things).values(written);
    const [found] = await db().select().from(things).where(eq(things.name, awkwardText));
    expect(found).toMatchObject(written);
    expect(typeof found?.id).toBe('bigint');
  });

  test('may be NULL, many or large', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ name: `many ${index}`, count: index }));
    await db().insert(things).values(rows);
    const found = await db().select().from(things).where(sql`name like 'many %'`).orderBy(things.count);
    expect(found.map(({ count }) => count)).toEqual(rows.map(({ count }) => count));
    expect(found[0]).toMatchObject({ data: null, ratio: null, at: null });
    const large = 'é'.repeat(1_000_000);
    await db()
      .insert(things)
      .values({ name: 'large', data: { list: [large] } });
    const [{ data } = { data: null }] = await db().select().from(things).where(eq(things.name, 'large'));
    expect(data?.list[0]).toHaveLength(1_000_000);
  });

  test('of writes are counted as matched rows', async () => {
    await db().insert(things).values({ name: 'unchanged', count: 3 });
    const result = await db().update(things).set({ count: 3 }).where(eq(things.name, 'unchanged'));
    expect(affectedRows(result)).toBe(1);
  });
});

describe('errors', () => {
  test('of duplicate keys are known as such', async () => {
    await db().insert(things).values({ name: 'once' });
    const error: unknown = await db()
      .insert(things)
      .values({ name: 'once' })
      .catch((reason: unknown) => reason);
    expect(isDuplicateKey(error)).toBe(true);
  });

  test('of statements carry MySQL’s number, and the session goes on', async () => {
    const client = new Client({ url: gateway.url }).connection();
    await expect(client.execute('select * from no_such_table')).rejects.toThrow(/errno 1146.*sqlstate 42S02/);
    await expect(client.execute('selec 1')).rejects.toMatchObject({ body: { code: 'INVALID_ARGUMENT' } });
    expect((await client.execute('select 1 as one')).rows).toEqual([{ one: '1' }]);
  });

  test('of sign-in are refused', async () => {
    const wrong = gateway.url.replace('someone', 'nobody');
    await expect(new Client({ url: wrong }).execute('select 1')).rejects.toMatchObject({ status: 401 });
  });
});

describe('transactions', () => {
  const countOf = async (name: string) =>
    (await db().select({ count: things.count }).from(things).where(eq(things.name, name)))[0]?.count;

  test('commit together, roll back together, and nest', async () => {
    await db().transaction(async (tx) => {
      await tx.insert(things).values({ name: 'outer' });
      await tx
        .transaction(async (inner) => {
          await inner.insert(things).values({ name: 'inner' });
          throw new Error('inner');
        })
        .catch(() => {});
      expect(await countOf('outer')).toBeUndefined();
    });
    expect(await countOf('outer')).toBe(0);
    expect(await countOf('inner')).toBeUndefined();
    const failing = db().transaction(async (tx) => {
      await tx.insert(things).values({ name: 'lost' });
      throw new Error('enough');
    });
    await expect(failing).rejects.toThrow('enough');
    expect(await countOf('lost')).toBeUndefined();
  });

  test('beside each other lose no update', async () => {
    await db().insert(things).values({ name: 'shared' });
    const increment = () =>
      db().transaction(async (tx) => {
        const [row] = await tx.select().from(things).where(eq(things.name, 'shared')).for('update');
        await tx
          .update(things)
          .set({ count: (row?.count ?? 0) + 1 })
          .where(eq(things.name, 'shared'));
      });
    await Promise.all(Array.from({ length: 15 }, increment));
    expect(await countOf('shared')).toBe(15);
  });

  test('that wait too long are ended, and cannot be committed', async () => {
    const connection = new Client({ url: gateway.url }).connection();
    await connection.execute('BEGIN');
    await connection.execute("insert into gateway_things (name) values ('late')");
    nowMs += 21_000;
    await expect(connection.execute('COMMIT')).rejects.toThrow(/exceeded timeout/);
    await connection.execute('ROLLBACK');
    expect(await countOf('late')).toBeUndefined();
  });
});
