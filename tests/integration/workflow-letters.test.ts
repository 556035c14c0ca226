import { NonRetriableError } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, users, workflowAlerts } from '@/db/schema';
import { inngest } from '@/inngest';
import { on } from '@/inngest/events';
import { raiseAlert } from '@/inngest/functions/raise-alert';
import { publish } from '@/lib/outbox';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { courseKey } from '../support/learner-course';
import { type MailReceiver, openMailReceiver } from '../support/mail-receiver';
import { runWorkflows } from '../support/run-workflows';
import { openWebhookHouse, type WebhookHouse } from '../support/webhook-house';

const oneDay = 86_400_000;
/** The first by its id: nobody after it is to wait for it. */
const refused = 'ada@example.org';

let receiver: MailReceiver;
beforeAll(async () => {
  receiver = await openMailReceiver((address) =>
    address === refused ? { at: 'rcpt', reply: '550 5.1.1 there is nobody of that name' } : undefined,
  );
  process.env.SMTP_URL = receiver.url;
  process.env.LECTERN_MAIL_FROM = 'Reading House <house@example.org>';
  process.env.LECTERN_URL = 'https://learn.example.org';
  process.env.NEXTAUTH_SECRET ??= 'a secret of at least thirty-two characters';
});
afterAll(() => receiver?.close());

async function addAdmins(stores: FreshStores) {
  const stamps = { createdAt: testNow, updatedAt: testNow };
  for (const [id, email] of [
    ['usr_a', refused],
    ['usr_b', 'bert@example.org'],
  ] as const) {
    await stores.db.insert(users).values({ id, email, name: id, ...stamps });
    await stores.db.insert(roles).values({ userId: id, role: 'site_admin', scope: '*', createdAt: testNow });
  }
}

describe('a letter of alarm that cannot be sent', () => {
  let house: WebhookHouse | undefined;
  let stores: FreshStores | undefined;
  afterAll(async () => {
    await house?.close();
    await stores?.close();
  });

  it('keeps no message of a webhook from being tried again, and no other reader from being told', async () => {
    house = await openWebhookHouse();
    await addAdmins(house.stores);
    receiver.kept.length = 0;
    const { id } = await house.add('/away', ['user.registered']);
    house.fails('/away');
    await house.happen('usr_1', 'usr_2', 'usr_3', 'usr_4', 'usr_5');
    await house.workflows.settle(60_000);
    expect(await house.endpointOf(id)).toMatchObject({ noticedAt: expect.any(Date), disabledAt: null });
    house.works('/away');
    await house.workflows.advance(4 * oneDay);
    expect((await house.messagesOf(id)).map(({ status }) => status)).toEqual(Array(5).fill('delivered'));
    expect(receiver.kept.map(({ to }) => to)).toContain('bert@example.org');
  });

  it('keeps no other admin from hearing of a workflow that failed', async () => {
    stores = await openFreshStores();
    await addAdmins(stores);
    receiver.kept.length = 0;
    const breaks = inngest.createFunction({ id: 'breaks', triggers: [on('completion/block.completed')] }, async () => {
      throw new NonRetriableError('The block is broken.');
    });
    const workflows = await runWorkflows(stores, { functions: [raiseAlert, breaks] });
    await stores.db.transaction((tx) =>
      publish(tx, { now: testNow }, 'completion/block.completed', { userId: 'usr_1', courseKey, block: 'html@one' }),
    );
    await workflows.settle();
    expect(await stores.db.select().from(workflowAlerts)).toHaveLength(1);
    expect(receiver.kept.map(({ to }) => to)).toEqual(['bert@example.org']);
    // That somebody could not be told stands among the runs.
    expect(await workflows.runsOf('lectern-raise-alert')).toMatchObject([{ status: 'failed' }]);
    await workflows.stop();
  });
});
