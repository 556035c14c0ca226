import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrollments, users } from '@/db/schema';
import { everybody, listRoster } from '@/lib/grades';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';

const count = 2130;
let stores: FreshStores;

beforeAll(async () => {
  stores = await openFreshStores();
  await importLearnerCourse(stores);
  const people = Array.from({ length: count }, (_, at) => ({
    userId: `usr_${String(at).padStart(5, '0')}`,
    // Several enrolled in the same second.
    createdAt: new Date(testNow.getTime() - Math.floor(at / 7) * 1000),
    updatedAt: testNow,
  }));
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500);
    await stores.db
      .insert(users)
      .values(some.map(({ userId, ...stamps }) => ({ ...stamps, id: userId, email: `${userId}@x.org`, name: userId })));
    await stores.db.insert(enrollments).values(
      some.map(({ userId, ...stamps }) => ({
        ...stamps,
        userId,
        courseKey,
        id: userId.replace('usr', 'enr'),
        mode: 'audit',
        isActive: true,
      })),
    );
  }
});
afterAll(() => stores.close());

const list = (input: Partial<Parameters<typeof listRoster>[1]> = {}) =>
  listRoster(stores.context(), { courseKey, filter: everybody, order: 'name', page: 1, ...input });

it('lists a large course from the newest enrolment on, and everybody once', async () => {
  const seen: string[] = [];
  let before: Parameters<typeof listRoster>[1]['before'];
  do {
    const { learners, isLarge, next } = await list({ before });
    expect(isLarge).toBe(true);
    const order = learners.map(({ enrolledAt, userId }) => `${enrolledAt.toISOString()} ${userId}`);
    expect(order).toEqual(order.toSorted().reverse());
    seen.push(...learners.map(({ userId }) => userId));
    before = next ?? undefined;
  } while (before);
  expect(seen).toHaveLength(count);
  expect(new Set(seen).size).toBe(count);
  expect(seen[0]).toBe('usr_00006');
});

it('lists those that a search finds by name, as in any course', async () => {
  const { learners, total, isLarge } = await list({ filter: { ...everybody, search: 'usr_0001' } });
  expect({ total, isLarge, first: learners[0]?.userId }).toEqual({ total: 10, isLarge: false, first: 'usr_00010' });
});
