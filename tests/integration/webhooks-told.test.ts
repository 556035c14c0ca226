import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser } from '@/lib/accounts';
import { openUnit, rescoreProblem, submitAnswer } from '@/lib/attempts';
import { enroll, unenroll } from '@/lib/enrollments';
import { gradeLearner } from '@/lib/grades';
import { publish } from '@/lib/outbox';
import { isPublicEvent, publicEvents, removeWebhook } from '@/lib/webhooks';
import { drivers, testNow } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';
import { openWebhookHouse, type WebhookHouse } from '../support/webhook-house';
import { verifyReceived } from '../support/webhook-receiver';

const subscribable = Object.keys(publicEvents).filter((name) => name !== 'webhook.test');
const oneMinute = 60_000;
const oneHour = 60 * oneMinute;
const _oneDay = 24 * oneHour;

let house: WebhookHouse;

describe.each(drivers)('what happens here is told, over %s', (driver) => {
  beforeAll(async () => {
    house = await openWebhookHouse(driver);
  });
  afterAll(() => house?.close());

  it('by every event of the catalogue, from the verb that causes it', async () => {
    house.receiver.forget();
    const { id, secret } = await house.add('/all', subscribable);
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
    await importLearnerCourse(house.stores, policy);
    const { userId } = await createUser(house.now(), { email: 'ada@example.org', name: 'Ada', passwordHash: null });
    const ada = house.stores.context({ actor: { kind: 'user', userId, roles: [] } });
    await enroll(ada, { courseKey });

    const page = await openUnit(ada, { courseKey, block: 'vertical@ask' });
    const block = page.status === 'open' ? page.blocks.find((one) => one.block === 'problem@number') : undefined;
    if (block?.kind !== 'problem') throw new Error('The problem is not there');
    const answer = { block: block.block, node: block.node, attempt: block.attempt, answers: { '2_1': '42' } };
    expect(await submitAnswer(ada, { courseKey, ...answer })).toMatchObject({ status: 'graded' });
    await gradeLearner(house.stores.context(), { userId, courseKey });

    const another =
      '<problem weight="10"><numericalresponse answer="43"><formulaequationinput/></numericalresponse></problem>';
    await importLearnerCourse(house.stores, { ...policy, 'problem/number.xml': another });
    const rescored = { userId, courseKey, block: 'problem@number', onlyIfHigher: false };
    expect(await rescoreProblem(house.stores.context(), rescored)).toMatchObject({ status: 'rescored' });
    await gradeLearner(house.stores.context(), { userId, courseKey });
    await unenroll(ada, { courseKey });
    // Their verbs are not here yet.
    const certificate = { userId, courseKey, certificateId: 'crt_1' };
    await house.stores.db.transaction(async (tx) => {
      await publish(tx, house.now(), 'certificates/certificate.issued', certificate);
      await publish(tx, house.now(), 'certificates/certificate.revoked', certificate);
    });
    await house.workflows.settle();

    const received = house.receiver.received('/all');
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
    expect((await house.messagesOf(id)).map(({ status }) => status)).toEqual(received.map(() => 'delivered'));
    const graded = received.find(({ message }) => message.type === 'submission.graded');
    expect(graded?.message.data).toMatchObject({
      userId,
      courseKey,
      block: 'block-v1:Org+Learn+r1+type@problem+block@number',
      number: 1,
    });
    await removeWebhook(house.now(), { id });
  });

  it('until it has arrived: each try is kept, with one id and the same bytes', async () => {
    house.receiver.forget();
    const { id, secret } = await house.add('/retry', ['user.registered']);
    house.fails('/retry', 503);
    await house.happen('usr_1');
    await house.workflows.settle(2000);
    expect(house.receiver.received('/retry')).toHaveLength(1);
    await house.workflows.advance(5000);
    expect(house.receiver.received('/retry')).toHaveLength(2);
    await house.workflows.advance(4 * oneMinute);
    expect(house.receiver.received('/retry')).toHaveLength(2);
    expect(await house.endpointOf(id)).toMatchObject({ failuresInRow: 2, lastError: 'It answered with status 503.' });
    house.works('/retry');
    await house.workflows.advance(2 * oneMinute);

    const received = house.receiver.received('/retry');
    expect(received).toHaveLength(3);
    for (const request of received) verifyReceived(request, secret);
    expect(new Set(received.map((request) => request.id)).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    const [message] = await house.messagesOf(id);
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
    expect(await house.endpointOf(id)).toMatchObject({ failuresInRow: 0, disabledAt: null });
    await removeWebhook(house.now(), { id });
  });
});
