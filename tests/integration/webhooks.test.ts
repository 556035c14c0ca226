import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditEntries, webhookDeliveries, webhookMessages } from '@/db/schema';
import { publish } from '@/lib/outbox';
import {
  addWebhook,
  attemptDelivery,
  enableWebhook,
  fanOutEvents,
  listWebhooks,
  pauseWebhook,
  purgeMessages,
  redeliverMessage,
  redeliverSince,
  removeWebhook,
  rotateWebhook,
  testWebhook,
} from '@/lib/webhooks';
import { courseKey, importLearnerCourse } from '../support/learner-course';
import { openWebhookHouse, type WebhookHouse } from '../support/webhook-house';
import { verifyReceived } from '../support/webhook-receiver';

const oneMinute = 60_000;
const oneHour = 60 * oneMinute;
const oneDay = 24 * oneHour;

let house: WebhookHouse;

describe('a webhook', () => {
  beforeAll(async () => {
    house = await openWebhookHouse();
  });
  afterAll(() => house?.close());
  beforeEach(() => house.receiver.forget());
  afterEach(async () => {
    for (const { id } of await listWebhooks(house.now())) await removeWebhook(house.now(), { id });
    await house.workflows.advance(4 * oneDay);
  });

  it('of a course or an organisation is told of what is theirs only', async () => {
    await importLearnerCourse(house.stores);
    const [created, registered] = ['enrollment.created', 'user.registered'];
    await Promise.all([
      house.add('/site', [created, registered]),
      house.add('/org', [created], 'Org'),
      house.add('/course', [created], courseKey),
    ]);
    const others = ['course-v1:Org+Other+r1', 'course-v1:Elsewhere+Learn+r1'];
    await house.stores.db.transaction(async (tx) => {
      for (const key of [courseKey, ...others]) {
        const data = { userId: 'usr_1', courseKey: key, enrollmentId: 'enr_1', mode: 'audit' };
        await publish(tx, house.now(), 'enrollments/enrollment.created', data);
      }
    });
    await house.happen('usr_2');
    await house.workflows.settle();
    const told = (path: string) =>
      house.receiver
        .received(path)
        .map(({ message }) => message.data.courseKey)
        .sort();
    expect(told('/course')).toEqual([courseKey]);
    expect(told('/org')).toEqual([courseKey, others[0]]);
    expect(told('/site')).toEqual([others[1], courseKey, others[0], undefined]);
  });

  it('that is paused is told of nothing, and goes on where it is started again', async () => {
    const { id } = await house.add('/paused', ['user.registered']);
    house.fails('/paused');
    await house.happen('usr_before');
    await house.workflows.settle(1000);
    await pauseWebhook(house.now(), { id });
    expect(await house.endpointOf(id)).toMatchObject({ disabledReason: 'paused', disabledAt: expect.any(Date) });
    house.works('/paused');
    const tried = house.receiver.received('/paused').length;
    await house.happen('usr_meanwhile');
    await house.workflows.settle(oneDay);
    expect(house.receiver.received('/paused')).toHaveLength(tried);
    await expect(testWebhook(house.now(), { id })).rejects.toMatchObject({ code: 'webhook.disabled' });
    await enableWebhook(house.now(), { id });
    await house.workflows.settle();
    const users = house.receiver.received('/paused').map(({ message }) => message.data.userId);
    expect(users.slice(tried)).toEqual(['usr_before']);
    const audit = await house.stores.db.select().from(auditEntries).where(eq(auditEntries.target, id));
    expect(audit.map(({ action }) => action).sort()).toEqual(['webhook.add', 'webhook.enable', 'webhook.pause']);
  });

  it('is told of nothing that happened before it was added, however late that is looked at', async () => {
    await house.happen('usr_before');
    const before = house.workflows.now().getTime();
    const { id } = await addWebhook(house.stores.context({ now: new Date(before + 1) }), {
      url: house.receiver.url('/later'),
      events: ['user.registered'],
      scope: '*',
    });
    await house.workflows.advance(oneMinute);
    await house.happen('usr_after');
    await house.workflows.settle();
    expect(await house.messagesOf(id)).toHaveLength(1);
    expect(house.receiver.received('/later').map(({ message }) => message.data)).toEqual([{ userId: 'usr_after' }]);
  });

  it('costs nothing where there is none: events are looked at together, and nothing is written', async () => {
    const before = await house.workflows.runsOf('lectern-fan-out-webhooks');
    await house.happen(...Array.from({ length: 60 }, (_, at) => `usr_${at}`));
    await house.workflows.settle();
    const runs = (await house.workflows.runsOf('lectern-fan-out-webhooks')).slice(before.length);
    expect(runs.map(({ events }) => Array.isArray(events) && events.length)).toEqual([60]);
    expect(
      await house.stores.db.select().from(webhookMessages).where(eq(webhookMessages.createdAt, house.workflows.now())),
    ).toEqual([]);
  });

  it('that answers with errors is given up on after ten tries in three days, disabled after 20 failures, and comes back', async () => {
    const { id } = await house.add('/down', ['user.registered']);
    house.fails('/down');
    await house.happen('usr_1');
    await house.workflows.settle();
    const begun = house.workflows.now();
    await house.workflows.advance(2.9 * oneDay);
    expect(await house.messagesOf(id)).toMatchObject([{ status: 'pending' }]);
    await house.workflows.advance(oneDay);
    const [given] = await house.messagesOf(id);
    expect(given).toMatchObject({ status: 'failed' });
    expect(given?.deliveries).toHaveLength(10);
    const last = given?.deliveries.at(-1)?.startedAt.getTime() ?? 0;
    expect((last - begun.getTime()) / oneDay).toBeGreaterThan(2.9);
    expect(await house.endpointOf(id)).toMatchObject({
      failuresInRow: 10,
      disabledAt: null,
      noticedAt: expect.any(Date),
    });

    await house.happen('usr_2', 'usr_3');
    await house.workflows.advance(4 * oneDay);
    expect(await house.endpointOf(id)).toMatchObject({ failuresInRow: 20, disabledReason: 'failing' });
    expect(house.receiver.received('/down')).toHaveLength(20);
    const statuses = async () => (await house.messagesOf(id)).map(({ status }) => status).sort();
    expect(await statuses()).toEqual(['failed', 'held', 'held']);
    // What happens house.now is not kept for it.
    await house.happen('usr_4');
    await house.workflows.settle();
    expect(await house.messagesOf(id)).toHaveLength(3);
    await expect(testWebhook(house.now(), { id })).rejects.toMatchObject({ code: 'webhook.disabled' });
    await expect(redeliverMessage(house.now(), { id: given?.id ?? '' })).rejects.toMatchObject({
      code: 'webhook.disabled',
    });

    house.works('/down');
    expect(await enableWebhook(house.now(), { id })).toEqual({ redelivered: 2 });
    await house.workflows.settle();
    expect(await house.endpointOf(id)).toMatchObject({ failuresInRow: 0, disabledAt: null, disabledReason: null });
    expect(await statuses()).toEqual(['delivered', 'delivered', 'failed']);
  });

  it('that answers 410 is disabled at once', async () => {
    const { id } = await house.add('/gone', ['user.registered']);
    house.fails('/gone', 410);
    await house.happen('usr_1');
    await house.workflows.settle();
    await house.workflows.advance(4 * oneDay);
    expect(house.receiver.received('/gone')).toHaveLength(1);
    expect(await house.endpointOf(id)).toMatchObject({ failuresInRow: 1, disabledReason: 'gone' });
    expect(await house.messagesOf(id)).toMatchObject([{ status: 'held' }]);
  });

  it('gets a message again, or all since a time, by the ids that they had', async () => {
    const { id } = await house.add('/again', ['user.registered']);
    await house.happen('usr_1');
    await house.workflows.settle();
    await house.workflows.advance(oneHour);
    const since = house.workflows.now();
    await house.happen('usr_2', 'usr_3');
    await house.workflows.settle();
    const [first, ...later] = house.receiver.received('/again').map((request) => request.id);
    house.receiver.forget();

    await redeliverMessage(house.now(), { id: first ?? '' });
    await house.workflows.settle();
    expect(house.receiver.received('/again').map((request) => request.id)).toEqual([first]);
    expect(await redeliverSince(house.now(), { since })).toEqual({ redelivered: 2 });
    await house.workflows.settle();
    expect(
      house.receiver
        .received('/again')
        .map((request) => request.id)
        .sort(),
    ).toEqual([first, ...later].sort());
    expect(await redeliverSince(house.now(), { since: new Date(0), endpointId: id })).toEqual({ redelivered: 3 });
    expect(
      await redeliverSince(house.now(), { since: new Date(house.workflows.now().getTime() + 1), endpointId: id }),
    ).toEqual({
      redelivered: 0,
    });
    await house.workflows.settle();
    expect(house.receiver.received('/again')).toHaveLength(6);
    await expect(redeliverMessage(house.now(), { id: 'msg_none' })).rejects.toMatchObject({
      code: 'webhook.message-unknown',
    });
  });

  it('that gets a message again while an earlier try waits, is not tried twice over', async () => {
    const { id } = await house.add('/twice', ['user.registered']);
    house.fails('/twice');
    await house.happen('usr_1');
    await house.workflows.settle(2000);
    const [message] = await house.messagesOf(id);
    house.works('/twice');
    await redeliverMessage(house.now(), { id: message?.id ?? '' });
    await house.workflows.settle();
    await house.workflows.advance(4 * oneDay);
    expect(house.receiver.received('/twice')).toHaveLength(2);
  });

  it('has a new secret, and for a day the one before it as well', async () => {
    const { id, secret } = await house.add('/rotate', ['user.registered']);
    const rotated = await rotateWebhook(house.now(), { id });
    expect(rotated.previousUntil.getTime() - house.workflows.now().getTime()).toBe(oneDay);
    await testWebhook(house.now(), { id });
    await house.workflows.settle();
    await house.workflows.advance(oneDay);
    await testWebhook(house.now(), { id });
    await house.workflows.settle();
    const [during, after] = house.receiver.received('/rotate');
    if (!during || !after) throw new Error('Nothing arrived');
    expect(during.message).toMatchObject({ type: 'webhook.test', data: { endpointId: id } });
    verifyReceived(during, secret);
    verifyReceived(during, rotated.secret);
    verifyReceived(after, rotated.secret);
    expect(() => verifyReceived(after, secret)).toThrow(/No matching signature/);
  });

  it('is not followed elsewhere, read to its end, or waited for without end', async () => {
    const { id } = await house.add('/hostile', ['user.registered']);
    const outcome = async (userId: string) => {
      await house.happen(userId);
      await house.workflows.settle(2000);
      const message = (await house.messagesOf(id)).find(({ body }) => body.includes(userId));
      return message?.deliveries[0];
    };
    house.receiver.answer('/hostile', (response) =>
      response.writeHead(302, { location: house.receiver.url('/other') }).end(),
    );
    expect(await outcome('usr_moved')).toMatchObject({ responseStatus: 302, error: 'It answered with status 302.' });
    expect(house.receiver.received('/other')).toEqual([]);

    let sent = 0;
    house.receiver.answer('/hostile', (response) => {
      const fill = () => {
        while (!response.destroyed && response.write('x'.repeat(8192))) sent += 8192;
      };
      response.on('drain', fill);
      fill();
    });
    const huge = await outcome('usr_huge');
    expect(huge).toMatchObject({ responseStatus: 200, error: null });
    expect(huge?.responseBody).toBe('x'.repeat(4096));
    expect(sent).toBeLessThan(8_000_000);

    house.receiver.answer('/hostile', () => {});
    const slow = await outcome('usr_slow');
    expect(slow).toMatchObject({ responseStatus: null, error: expect.stringMatching(/longer than 10 seconds/) });
    expect(slow?.durationMs).toBeGreaterThanOrEqual(9_900);
  });

  it('is not connected to where its target is private at the time of sending', async () => {
    const { id } = await house.add('/private', ['user.registered']);
    process.env.LECTERN_WEBHOOK_ALLOW = '10.0.0.0/8';
    try {
      await house.happen('usr_1');
      await house.workflows.settle(2000);
    } finally {
      process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';
    }
    const [message] = await house.messagesOf(id);
    expect(message?.deliveries).toMatchObject([{ responseStatus: null, error: expect.stringMatching(/only https/) }]);
    expect(house.receiver.received('/private')).toEqual([]);
  });

  it('is told once of what is handed over twice', async () => {
    const { id } = await house.add('/once', ['user.registered']);
    const ts = house.workflows.now().getTime();
    const events = [
      { id: 'evt_once', name: 'accounts/user.registered', data: { userId: 'usr_1' }, ts },
      { id: 'evt_none', name: 'accounts/user.changed', data: { userId: 'usr_1' }, ts },
    ];
    expect(await fanOutEvents(house.now(), { events })).toEqual({ messages: 1 });
    expect(await fanOutEvents(house.now(), { events })).toEqual({ messages: 0 });
    const [message] = await house.messagesOf(id);
    const attempt = { messageId: message?.id ?? '', round: 1, attempt: 1 };
    house.fails('/once');
    const failed = await attemptDelivery(house.now(), { ...attempt, work: 'run-1' });
    expect(failed).toMatchObject({ waitSeconds: 5 });
    expect(await attemptDelivery(house.now(), { ...attempt, work: 'run-1' })).toEqual(failed);
    house.works('/once');
    const over = { waitSeconds: null, notice: null };
    expect(await attemptDelivery(house.now(), { ...attempt, attempt: 2, work: 'run-2' })).toEqual(over);
    expect(await attemptDelivery(house.now(), { ...attempt, attempt: 3, work: 'run-3' })).toEqual(over);
    expect(await attemptDelivery(house.now(), { ...attempt, round: 7, work: 'run-4' })).toEqual(over);
    expect(house.receiver.received('/once')).toHaveLength(2);
  });

  it('is forgotten what it was sent, after 30 days', async () => {
    await house.add('/old', ['user.registered']);
    await house.happen('usr_1');
    await house.workflows.settle();
    await purgeMessages(house.stores.context({ now: new Date(house.workflows.now().getTime() + 29 * oneDay) }));
    expect(await house.stores.db.select().from(webhookMessages)).toHaveLength(1);
    await purgeMessages(house.stores.context({ now: new Date(house.workflows.now().getTime() + 31 * oneDay) }));
    expect(await house.stores.db.select().from(webhookMessages)).toEqual([]);
    expect(await house.stores.db.select().from(webhookDeliveries)).toEqual([]);
  });
});
