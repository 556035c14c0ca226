import { eq } from 'drizzle-orm';
import { NonRetriableError } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { learnerOutbox, roles, users, workflowAlerts } from '@/db/schema';
import { functions, inngest } from '@/inngest';
import { on } from '@/inngest/events';
import { publish } from '@/lib/outbox';
import { drivers, type FreshStores, testNow } from '../support/fresh-stores';
import { type Members, openMembers } from '../support/members';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';

const courseKey = 'course-v1:House+Reading+2026';
const seen: unknown[] = [];
const breaks = inngest.createFunction(
  { id: 'breaks', triggers: [on('completion/block.completed', "event.data.block == 'html@bad'")] },
  async ({ event, step }) => {
    await step.run('see', () => void seen.push(event.data));
    await step.run('break', () => {
      throw new NonRetriableError('The block is broken.');
    });
  },
);

describe.each(drivers)('workflows over %s', (driver) => {
  let members: Members;
  let stores: FreshStores;
  let workflows: TestWorkflows;

  beforeAll(async () => {
    seen.length = 0;
    members = await openMembers(driver);
    ({ stores } = members);
    workflows = await runWorkflows(stores, { functions: [...functions, breaks] });
  });
  afterAll(async () => {
    await workflows?.stop();
    await members?.close();
  });

  it('runs a function for an event in the outbox, and tells of one that fails for good', async () => {
    const stamps = { createdAt: testNow, updatedAt: testNow };
    await stores.db.insert(users).values({ id: 'usr_admin', email: 'admin@example.org', name: 'Ada', ...stamps });
    await stores.db.insert(roles).values({ userId: 'usr_admin', role: 'site_admin', scope: '*', createdAt: testNow });
    await stores.db.transaction(async (tx) => {
      for (const block of ['html@good', 'html@bad']) {
        await publish(tx, stores.context(), 'completion/block.completed', { userId: 'usr_1', courseKey, block });
      }
    });
    await workflows.settle();

    expect(seen).toEqual([{ userId: 'usr_1', courseKey, block: 'html@bad' }]);
    const [run] = await workflows.runsOf('lectern-breaks');
    expect(run).toMatchObject({ status: 'failed', eventName: 'completion/block.completed' });
    const alerts = await stores.db.select().from(workflowAlerts);
    expect(alerts).toMatchObject([{ runId: run?.id, functionId: 'lectern-breaks', message: 'The block is broken.' }]);
    expect(await workflows.runsOf('lectern-raise-alert')).toMatchObject([{ status: 'completed' }]);
    expect(members.mails()).toHaveLength(1);
    expect(members.lastMail('admin@example.org')).toContain('The block is broken.');
    const rows = await stores.db.select().from(learnerOutbox).where(eq(learnerOutbox.userId, 'usr_1'));
    expect(rows.map(({ takenAt }) => takenAt)).toEqual([testNow, testNow]);
  });
});
