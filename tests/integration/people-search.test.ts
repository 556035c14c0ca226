import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDb, type DbConnection } from '@/db/client';
import { users } from '@/db/schema';
import { listUsers } from '@/lib/accounts';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';

const count = 10_000;
const names = ['Ada', 'Bo', 'Chidi', 'Dalia', 'Emeka'];
const idOf = (at: number) => `usr_${String(at).padStart(26, '0')}`;

describe('the people of a large site', () => {
  let stores: FreshStores;
  /** One connection, whose server counts the rows that it has looked at. */
  let alone: DbConnection;
  beforeAll(async () => {
    stores = await openFreshStores();
    alone = connectDb(stores.databaseUrl, { connectionLimit: 1 });
    const stamps = { emailVerifiedAt: testNow, createdAt: testNow, updatedAt: testNow };
    for (let from = 0; from < count; from += 1000) {
      const some = Array.from({ length: 1000 }, (_, at) => from + at);
      await stores.db.insert(users).values(
        some.map((at) => ({
          id: idOf(at),
          email: `person${String(at).padStart(5, '0')}@example.org`,
          name: `${names[at % names.length]} Person ${at}`,
          ...stamps,
        })),
      );
    }
    await alone.db.execute(sql`analyze table users`);
  });
  afterAll(async () => {
    await alone?.close();
    await stores?.close();
  });

  /** What is found, and how many rows of any index the server has read for it. */
  async function search(filter: Parameters<typeof listUsers>[1]) {
    await alone.db.execute(sql`flush status`);
    const found = await listUsers(stores.context({ db: alone.db }), filter);
    const [status] = z.parse(await alone.db.execute(sql`show session status like 'Handler_read%'`));
    const read = status.reduce((sum, { Value }) => sum + Number(Value), 0);
    return { ids: found.map(({ userId }) => userId), read };
  }
  const z = {
    parse(rows: unknown): [{ Value: string }[]] {
      return Array.isArray(rows) && Array.isArray(rows[0]) ? [rows[0]] : [[]];
    },
  };

  it.each([
    ['a rare address', { query: 'person04321' }],
    ['a rare name', { query: 'Chidi Person 4322' }],
    ['an id', { query: idOf(77) }],
    ['nobody', { query: 'nobody of this name' }],
    ['the first page of many', { query: 'Ada' }],
    ['the first page of all', {}],
    ['a page in the middle', { after: idOf(5000) }],
    ['a page in the middle of many', { query: 'Ada', after: idOf(5000) }],
  ] as const)('are found by %s without reading the table', async (_what, filter) => {
    const { ids, read } = await search({ ...filter, limit: 50 });
    console.log(_what, ids.length, read);
    expect(read).toBeLessThan(5000);
  });
});
