import { AsyncLocalStorage } from 'node:async_hooks';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDb } from '@/db/client';
import { users } from '@/db/schema';
import { type CoursewareCommand, coursewareCommands, type Statement, statements } from '@/db/statements';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { importLearnerCourse } from '../support/learner-course';
import { kindOf } from '../support/round-trips/count-trips';
import { readStatement } from '../support/sharding/read-statement';

describe.each(drivers)('whoever listens, over %s,', (driver) => {
  let stores: FreshStores;
  const told: Statement[] = [];
  const commands: CoursewareCommand[] = [];
  const hear = (statement: unknown) => void told.push(statement as Statement);
  const hearCommand = (command: unknown) => void commands.push(command as CoursewareCommand);
  beforeAll(async () => {
    coursewareCommands.subscribe(hearCommand);
    stores = await openFreshStores({ driver });
    statements.subscribe(hear);
  });
  afterAll(async () => {
    statements.unsubscribe(hear);
    coursewareCommands.unsubscribe(hearCommand);
    await stores.close();
  });

  it('is told of a statement, and whose rows it is about', async () => {
    told.length = 0;
    await stores.db.select({ id: users.id }).from(users).where(eq(users.id, 'usr_1'));
    expect(told).toHaveLength(1);
    const [{ sql, values } = { sql: '', values: [] }] = told;
    expect(kindOf(sql)).toBe('read');
    expect(readStatement(sql, values)[0]?.tables).toEqual([{ table: 'users', alias: 'users' }]);
    // Over http the driver has put the value into the text.
    expect(values.length === 0 ? sql : values[0]).toContain('usr_1');
  });

  it('is told of a transaction from its begin to its end, on one connection, beside others', async () => {
    told.length = 0;
    const insert = (id: string) =>
      stores.db.transaction(async (tx) => {
        const stamps = { createdAt: testNow, updatedAt: testNow };
        await tx.insert(users).values({ id, email: `${id}@example.org`, name: id, ...stamps });
      });
    await Promise.all([insert('usr_a'), insert('usr_b')]);
    const byConnection = Map.groupBy(told, ({ connection }) => connection);
    expect([...byConnection.values()].map((own) => own.map(({ sql }) => kindOf(sql)))).toEqual([
      ['begin', 'write', 'end'],
      ['begin', 'write', 'end'],
    ]);
    await stores.db.transaction(async () => Promise.reject(new Error('no'))).catch(() => undefined);
    expect(kindOf(told.at(-1)?.sql ?? '')).toBe('end');
  });

  it('is told of what the course store is asked', async () => {
    await importLearnerCourse(stores);
    expect(commands.map(({ collection }) => collection)).toContain('nodes');
  });
});

describe('statements that wait for the one connection of a pool', () => {
  let stores: FreshStores;
  beforeAll(async () => {
    stores = await openFreshStores();
  });
  afterAll(() => stores.close());

  it('belong to the request that asks, not to the one that gave the connection back', async () => {
    const request = new AsyncLocalStorage<string>();
    const asked: (readonly [by: string | undefined, about: unknown])[] = [];
    const hear = (statement: unknown) => asked.push([request.getStore(), (statement as Statement).values[0]]);
    const { db, close } = connectDb(stores.databaseUrl, { connectionLimit: 1 });
    statements.subscribe(hear);
    try {
      await Promise.all(
        ['usr_1', 'usr_2', 'usr_3'].map((id) =>
          request.run(id, async () => await db.select({ id: users.id }).from(users).where(eq(users.id, id))),
        ),
      );
    } finally {
      statements.unsubscribe(hear);
      await close();
    }
    expect(asked).toEqual([
      ['usr_1', 'usr_1'],
      ['usr_2', 'usr_2'],
      ['usr_3', 'usr_3'],
    ]);
  });
});
