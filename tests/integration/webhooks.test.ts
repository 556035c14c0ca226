import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webhookDeliveries, webhookMessages } from '@/db/schema';
import { deliverWebhook } from '@/inngest/functions/deliver-webhook';
import { fanOutWebhooks } from '@/inngest/functions/fan-out-webhooks';
import { createUser } from '@/lib/accounts';
import { openUnit, rescoreProblem, submitAnswer } from '@/lib/attempts';
import { enroll, unenroll } from '@/lib/enrollments';
import { gradeLearner } from '@/lib/grades';
import { publish } from '@/lib/outbox';
import {
  addWebhook,
  attemptDelivery,
  enableWebhook,
  fanOutEvents,
  isPublicEvent,
  listMessages,
  listWebhooks,
  publicEvents,
  purgeMessages,
  redeliverMessage,
  redeliverSince,
  removeWebhook,
  rotateWebhook,
  testWebhook,
} from '@/lib/webhooks';
import { drivers, type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';
import { openReceiver, verifyReceived, type WebhookReceiver } from '../support/webhook-receiver';

process.env.LECTERN_ENCRYPTION_KEY = randomBytes(32).toString('base64');
process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';

const functions = [fanOutWebhooks, deliverWebhook];
const subscribable = Object.keys(publicEvents).filter((name) => name !== 'webhook.test');
const oneMinute = 60_000;
const oneHour = 60 * oneMinute;
const oneDay = 24 * oneHour;

let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());

let stores: FreshStores;
let workflows: TestWorkflows;
const now = () => stores.context({ now: workflows.now() });
const add = (path: string, events: readonly string[], scope = '*') =>
  addWebhook(now(), { url: receiver.url(path), events: [...events], scope });
/** The plainest event: somebody registered. */
const happen = async (...userIds: readonly string[]) => {
  for (const userId of userIds) {
    await stores.db.transaction((tx) => publish(tx, now(), 'accounts/user.registered', { userId }));
  }
};
const endpointOf = async (id: string) => (await listWebhooks(now())).find((endpoint) => endpoint.id === id);
const messagesOf = (endpointId: string) => listMessages(now(), { endpointId });
const fails = (path: string, status = 500) =>
  receiver.answer(path, (response) => response.writeHead(status).end('not today'));
const works = (path: string) => receiver.answer(path, (response) => response.writeHead(200).end('thanks'));

async function open(driver: (typeof drivers)[number]) {
  stores = await openFreshStores({ driver });
  workflows = await runWorkflows(stores, { functions });
}
async function close() {
  await workflows?.stop();
  await stores?.close();
}

describe.each(drivers)('what happens here is told, over %s', (driver) => {
  beforeAll(() => open(driver));
  afterAll(close);

  it('by every event of the catalogue, from the verb that causes it', async () => {
    receiver.forget();
    const { id, secret } = await add('/all', subscribable);
    const quiz = '<vertical display_name="More"><problem url_name="twice"/></vertical>';
    const over = '<sequential display_name="Over"><vertical url_name="late"/></sequential>';
    const passes = JSON.stringify({
      GRADER: [{ type: 'Quiz', short_label: 'Q', min_count: 1, drop_count: 0, weight: 1 }],
      GRADE_CUTOFFS: { Pass: 0.5 },
    });
    const policy = {
      'policies/r1/grading_policy.json': passes,
      'vertical/more.xml': quiz,
      'sequential/over.xml': over,
    };
    await importLearnerCourse(stores, policy);
    const { userId } = await createUser(now(), { email: 'ada@example.org', name: 'Ada', passwordHash: null });
    const ada = stores.context({ actor: { kind: 'user', userId, roles: [] } });
    await enroll(ada, { courseKey });

    const page = await openUnit(ada, { courseKey, block: 'vertical@ask' });
    const block = page.status === 'open' ? page.blocks.find((one) => one.block === 'problem@number') : undefined;
    if (block?.kind !== 'problem') throw new Error('The problem is not there');
    const answer = { block: block.block, node: block.node, attempt: block.attempt, answers: { '2_1': '42' } };
    expect(await submitAnswer(ada, { courseKey, ...answer })).toMatchObject({ status: 'graded' });
    await gradeLearner(stores.context(), { userId, courseKey });

    const another =
      '<problem weight="10"><numericalresponse answer="43"><formulaequationinput/></numericalresponse></problem>';
    await importLearnerCourse(stores, { ...policy, 'problem/number.xml': another });
    const rescored = { userId, courseKey, block: 'problem@number', onlyIfHigher: false };
    expect(await rescoreProblem(stores.context(), rescored)).toMatchObject({ status: 'rescored' });
    await gradeLearner(stores.context(), { userId, courseKey });
    await unenroll(ada, { courseKey });
    // Their verbs are not here yet.
    const certificate = { userId, courseKey, certificateId: 'crt_1' };
    await stores.db.transaction(async (tx) => {
      await publish(tx, now(), 'certificates/certificate.issued', certificate);
      await publish(tx, now(), 'certificates/certificate.revoked', certificate);
    });
    await workflows.settle();

    const received = receiver.received('/all');
    expect(new Set(received.map(({ message }) => message.type))).toEqual(new Set(subscribable));
    expect(new Set(received.map((request) => request.id)).size).toBe(received.length);
    for (const request of received) {
      verifyReceived(request, secret);
      const { type, timestamp, data } = request.message;
      expect(isPublicEvent(type) && publicEvents[type].data.parse(data)).toEqual(data);
      expect(timestamp).toBe(testNow.toISOString());
      expect(request.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Lectern-Webhooks' });
      expect(request.body).not.toContain('ada@example.org');
    }
    expect((await messagesOf(id)).map(({ status }) => status)).toEqual(received.map(() => 'delivered'));
    const graded = received.find(({ message }) => message.type === 'submission.graded');
    expect(graded?.message.data).toMatchObject({
      userId,
      courseKey,
      block: 'block-v1:Org+Learn+r1+type@problem+block@number',
      number: 1,
    });
    await removeWebhook(now(), { id });
  });

  it('until it has arrived: each try is kept, with one id and the same bytes', async () => {
    receiver.forget();
    const { id, secret } = await add('/retry', ['user.registered']);
    fails('/retry', 503);
    await happen('usr_1');
    await workflows.settle(2000);
    expect(receiver.received('/retry')).toHaveLength(1);
    await workflows.advance(5000);
    expect(receiver.received('/retry')).toHaveLength(2);
    await workflows.advance(4 * oneMinute);
    expect(receiver.received('/retry')).toHaveLength(2);
    expect(await endpointOf(id)).toMatchObject({ failuresInRow: 2, lastError: 'It answered with status 503.' });
    works('/retry');
    await workflows.advance(2 * oneMinute);

    const received = receiver.received('/retry');
    expect(received).toHaveLength(3);
    for (const request of received) verifyReceived(request, secret);
    expect(new Set(received.map((request) => request.id)).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    const [message] = await messagesOf(id);
    expect(message).toMatchObject({ id: received[0]?.id, status: 'delivered', body: received[0]?.body });
    expect(message?.deliveries).toMatchObject([
      { number: 1, responseStatus: 503, responseBody: 'not today', error: 'It answered with status 503.' },
      { number: 2, responseStatus: 503 },
      { number: 3, responseStatus: 200, responseBody: 'thanks', error: null },
    ]);
    const last = message?.deliveries.at(-1);
    expect(last?.requestHeaders).toEqual(
      Object.fromEntries(Object.keys(last?.requestHeaders ?? {}).map((name) => [name, received[2]?.headers[name]])),
    );
    expect(JSON.stringify(message)).not.toContain(secret.slice('whsec_'.length));
    expect(await endpointOf(id)).toMatchObject({ failuresInRow: 0, disabledAt: null });
    await removeWebhook(now(), { id });
  });
});

describe('a webhook', () => {
  beforeAll(() => open('mysql2'));
  afterAll(close);
  beforeEach(() => receiver.forget());
  afterEach(async () => {
    for (const { id } of await listWebhooks(now())) await removeWebhook(now(), { id });
    await workflows.advance(4 * oneDay);
  });

  it('of a course or an organisation is told of what is theirs only', async () => {
    await importLearnerCourse(stores);
    const [created, registered] = ['enrollment.created', 'user.registered'];
    await Promise.all([
      add('/site', [created, registered]),
      add('/org', [created], 'Org'),
      add('/course', [created], courseKey),
    ]);
    const others = ['course-v1:Org+Other+r1', 'course-v1:Elsewhere+Learn+r1'];
    await stores.db.transaction(async (tx) => {
      for (const key of [courseKey, ...others]) {
        const data = { userId: 'usr_1', courseKey: key, enrollmentId: 'enr_1', mode: 'audit' };
        await publish(tx, now(), 'enrollments/enrollment.created', data);
      }
    });
    await happen('usr_2');
    await workflows.settle();
    const told = (path: string) =>
      receiver
        .received(path)
        .map(({ message }) => message.data.courseKey)
        .sort();
    expect(told('/course')).toEqual([courseKey]);
    expect(told('/org')).toEqual([courseKey, others[0]]);
    expect(told('/site')).toEqual([others[1], courseKey, others[0], undefined]);
  });

  it('costs nothing where there is none: events are looked at together, and nothing is written', async () => {
    const before = await workflows.runsOf('lectern-fan-out-webhooks');
    await happen(...Array.from({ length: 60 }, (_, at) => `usr_${at}`));
    await workflows.settle();
    const runs = (await workflows.runsOf('lectern-fan-out-webhooks')).slice(before.length);
    expect(runs.map(({ events }) => Array.isArray(events) && events.length)).toEqual([60]);
    expect(
      await stores.db.select().from(webhookMessages).where(eq(webhookMessages.createdAt, workflows.now())),
    ).toEqual([]);
  });

  it('that answers with errors is given up on after ten tries in three days, disabled after 20 failures, and comes back', async () => {
    const { id } = await add('/down', ['user.registered']);
    fails('/down');
    await happen('usr_1');
    await workflows.settle();
    const begun = workflows.now();
    await workflows.advance(2.9 * oneDay);
    expect(await messagesOf(id)).toMatchObject([{ status: 'pending' }]);
    await workflows.advance(oneDay);
    const [given] = await messagesOf(id);
    expect(given).toMatchObject({ status: 'failed' });
    expect(given?.deliveries).toHaveLength(10);
    const last = given?.deliveries.at(-1)?.startedAt.getTime() ?? 0;
    expect((last - begun.getTime()) / oneDay).toBeGreaterThan(2.9);
    expect(await endpointOf(id)).toMatchObject({ failuresInRow: 10, disabledAt: null, noticedAt: expect.any(Date) });

    await happen('usr_2', 'usr_3');
    await workflows.advance(4 * oneDay);
    expect(await endpointOf(id)).toMatchObject({ failuresInRow: 20, disabledReason: 'failing' });
    expect(receiver.received('/down')).toHaveLength(20);
    const statuses = async () => (await messagesOf(id)).map(({ status }) => status).sort();
    expect(await statuses()).toEqual(['failed', 'held', 'held']);
    // What happens now is not kept for it.
    await happen('usr_4');
    await workflows.settle();
    expect(await messagesOf(id)).toHaveLength(3);
    await expect(testWebhook(now(), { id })).rejects.toMatchObject({ code: 'webhook.disabled' });
    await expect(redeliverMessage(now(), { id: given?.id ?? '' })).rejects.toMatchObject({ code: 'webhook.disabled' });

    works('/down');
    expect(await enableWebhook(now(), { id })).toEqual({ redelivered: 2 });
    await workflows.settle();
    expect(await endpointOf(id)).toMatchObject({ failuresInRow: 0, disabledAt: null, disabledReason: null });
    expect(await statuses()).toEqual(['delivered', 'delivered', 'failed']);
  });

  it('that answers 410 is disabled at once', async () => {
    const { id } = await add('/gone', ['user.registered']);
    fails('/gone', 410);
    await happen('usr_1');
    await workflows.settle();
    await workflows.advance(4 * oneDay);
    expect(receiver.received('/gone')).toHaveLength(1);
    expect(await endpointOf(id)).toMatchObject({ failuresInRow: 1, disabledReason: 'gone' });
    expect(await messagesOf(id)).toMatchObject([{ status: 'held' }]);
  });

  it('gets a message again, or all since a time, by the ids that they had', async () => {
    const { id } = await add('/again', ['user.registered']);
    await happen('usr_1');
    await workflows.settle();
    await workflows.advance(oneHour);
    const since = workflows.now();
    await happen('usr_2', 'usr_3');
    await workflows.settle();
    const [first, ...later] = receiver.received('/again').map((request) => request.id);
    receiver.forget();

    await redeliverMessage(now(), { id: first ?? '' });
    await workflows.settle();
    expect(receiver.received('/again').map((request) => request.id)).toEqual([first]);
    expect(await redeliverSince(now(), { since })).toEqual({ redelivered: 2 });
    await workflows.settle();
    expect(
      receiver
        .received('/again')
        .map((request) => request.id)
        .sort(),
    ).toEqual([first, ...later].sort());
    expect(await redeliverSince(now(), { since: new Date(0), endpointId: id })).toEqual({ redelivered: 3 });
    expect(await redeliverSince(now(), { since: new Date(workflows.now().getTime() + 1), endpointId: id })).toEqual({
      redelivered: 0,
    });
    await workflows.settle();
    expect(receiver.received('/again')).toHaveLength(6);
    await expect(redeliverMessage(now(), { id: 'msg_none' })).rejects.toMatchObject({
      code: 'webhook.message-unknown',
    });
  });

  it('that gets a message again while an earlier try waits, is not tried twice over', async () => {
    const { id } = await add('/twice', ['user.registered']);
    fails('/twice');
    await happen('usr_1');
    await workflows.settle(2000);
    const [message] = await messagesOf(id);
    works('/twice');
    await redeliverMessage(now(), { id: message?.id ?? '' });
    await workflows.settle();
    await workflows.advance(4 * oneDay);
    expect(receiver.received('/twice')).toHaveLength(2);
  });

  it('has a new secret, and for a day the one before it as well', async () => {
    const { id, secret } = await add('/rotate', ['user.registered']);
    const rotated = await rotateWebhook(now(), { id });
    expect(rotated.previousUntil.getTime() - workflows.now().getTime()).toBe(oneDay);
    await testWebhook(now(), { id });
    await workflows.settle();
    await workflows.advance(oneDay);
    await testWebhook(now(), { id });
    await workflows.settle();
    const [during, after] = receiver.received('/rotate');
    if (!during || !after) throw new Error('Nothing arrived');
    expect(during.message).toMatchObject({ type: 'webhook.test', data: { endpointId: id } });
    verifyReceived(during, secret);
    verifyReceived(during, rotated.secret);
    verifyReceived(after, rotated.secret);
    expect(() => verifyReceived(after, secret)).toThrow(/No matching signature/);
  });

  it('is not followed elsewhere, read to its end, or waited for without end', async () => {
    const { id } = await add('/hostile', ['user.registered']);
    const outcome = async (userId: string) => {
      await happen(userId);
      await workflows.settle(2000);
      const message = (await messagesOf(id)).find(({ body }) => body.includes(userId));
      return message?.deliveries[0];
    };
    receiver.answer('/hostile', (response) => response.writeHead(302, { location: receiver.url('/other') }).end());
    expect(await outcome('usr_moved')).toMatchObject({ responseStatus: 302, error: 'It answered with status 302.' });
    expect(receiver.received('/other')).toEqual([]);

    let sent = 0;
    receiver.answer('/hostile', (response) => {
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

    receiver.answer('/hostile', () => {});
    const slow = await outcome('usr_slow');
    expect(slow).toMatchObject({ responseStatus: null, error: expect.stringMatching(/longer than 10 seconds/) });
    expect(slow?.durationMs).toBeGreaterThanOrEqual(9_900);
  });

  it('is not connected to where its target is private at the time of sending', async () => {
    const { id } = await add('/private', ['user.registered']);
    process.env.LECTERN_WEBHOOK_ALLOW = '10.0.0.0/8';
    try {
      await happen('usr_1');
      await workflows.settle(2000);
    } finally {
      process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';
    }
    const [message] = await messagesOf(id);
    expect(message?.deliveries).toMatchObject([{ responseStatus: null, error: expect.stringMatching(/only https/) }]);
    expect(receiver.received('/private')).toEqual([]);
  });

  it('is told once of what is handed over twice', async () => {
    const { id } = await add('/once', ['user.registered']);
    const events = [
      { id: 'evt_once', name: 'accounts/user.registered', data: { userId: 'usr_1' }, ts: testNow.getTime() },
      { id: 'evt_none', name: 'accounts/user.changed', data: { userId: 'usr_1' }, ts: testNow.getTime() },
    ];
    expect(await fanOutEvents(now(), { events })).toEqual({ messages: 1 });
    expect(await fanOutEvents(now(), { events })).toEqual({ messages: 0 });
    const [message] = await messagesOf(id);
    const attempt = { messageId: message?.id ?? '', round: 1, attempt: 1 };
    fails('/once');
    const failed = await attemptDelivery(now(), { ...attempt, work: 'run-1' });
    expect(failed).toMatchObject({ waitSeconds: 5 });
    expect(await attemptDelivery(now(), { ...attempt, work: 'run-1' })).toEqual(failed);
    works('/once');
    const over = { waitSeconds: null, notice: null };
    expect(await attemptDelivery(now(), { ...attempt, attempt: 2, work: 'run-2' })).toEqual(over);
    expect(await attemptDelivery(now(), { ...attempt, attempt: 3, work: 'run-3' })).toEqual(over);
    expect(await attemptDelivery(now(), { ...attempt, round: 7, work: 'run-4' })).toEqual(over);
    expect(receiver.received('/once')).toHaveLength(2);
  });

  it('is forgotten what it was sent, after 30 days', async () => {
    await add('/old', ['user.registered']);
    await happen('usr_1');
    await workflows.settle();
    await purgeMessages(stores.context({ now: new Date(workflows.now().getTime() + 29 * oneDay) }));
    expect(await stores.db.select().from(webhookMessages)).toHaveLength(1);
    await purgeMessages(stores.context({ now: new Date(workflows.now().getTime() + 31 * oneDay) }));
    expect(await stores.db.select().from(webhookMessages)).toEqual([]);
    expect(await stores.db.select().from(webhookDeliveries)).toEqual([]);
  });
});
