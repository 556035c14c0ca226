import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEntries, learnerOutbox, siteOutbox } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import { publish } from '@/lib/outbox';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';

let stores: FreshStores;

beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(() => stores.close());

const courseKey = 'course-v1:House+Reading+2026';

describe('the outbox', () => {
  it('keeps an event with its keyspace, and forgets it with its transaction', async () => {
    const ctx = stores.context();
    // Each in a transaction of its own: one touches one keyspace.
    await stores.db.transaction((tx) => publish(tx, ctx, 'accounts/user.registered', { userId: 'usr_1' }));
    await stores.db.transaction((tx) =>
      publish(tx, ctx, 'completion/block.completed', { userId: 'usr_1', courseKey, block: 'html@a' }),
    );
    const undone = stores.db.transaction(async (tx) => {
      await publish(tx, ctx, 'accounts/user.deleted', { userId: 'usr_1' });
      throw new Error('the change failed');
    });
    await expect(undone).rejects.toThrow('the change failed');
    const [site, learner] = await Promise.all([
      stores.db.select().from(siteOutbox),
      stores.db.select().from(learnerOutbox),
    ]);
    expect(site).toMatchObject([
      { name: 'accounts/user.registered', data: { userId: 'usr_1' }, createdAt: testNow, takenAt: null },
    ]);
    expect(learner).toMatchObject([
      { name: 'completion/block.completed', userId: 'usr_1', data: { userId: 'usr_1', courseKey, block: 'html@a' } },
    ]);
  });

  it('takes no data that its catalogue does not know', async () => {
    const wrong = stores.db.transaction((tx) =>
      publish(tx, stores.context(), 'completion/block.completed', { userId: '', courseKey, block: 'html@a' }),
    );
    await expect(wrong).rejects.toThrow();
  });
});

describe('the audit', () => {
  it('says who did what to whom, from where', async () => {
    const actor = { kind: 'user', userId: 'usr_teacher', roles: [] } as const;
    const ctx = stores.context({ actor, address: '198.51.100.9', requestId: 'req_1' });
    const entry = { action: 'course.publish', target: courseKey, courseKey, before: { revision: 'a' }, after: null };
    await stores.db.transaction(async (tx) => {
      await writeAudit(tx, ctx, entry);
      await writeAudit(tx, stores.context(), { action: 'user.create', target: 'usr_2' });
    });
    const rows = await stores.db.select().from(auditEntries);
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.action === 'course.publish')).toMatchObject({
      ...entry,
      actor: 'usr_teacher',
      at: testNow,
      address: '198.51.100.9',
      requestId: 'req_1',
    });
    expect(rows.find((row) => row.action === 'user.create')).toMatchObject({ actor: 'system', courseKey: null });
  });
});
