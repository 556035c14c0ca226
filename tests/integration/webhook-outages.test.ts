import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from 'inngest/edge';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles, users } from '@/db/schema';
import { inngest, surroundWorkflows } from '@/inngest';
import { EmbeddedEngine, setRunningEngine } from '@/inngest/embedded';
import { deliverWebhook } from '@/inngest/functions/deliver-webhook';
import { fanOutWebhooks } from '@/inngest/functions/fan-out-webhooks';
import { publish } from '@/lib/outbox';
import { addWebhook, enableWebhook, listWebhooks, removeWebhook } from '@/lib/webhooks';
import { type FreshStores, testNow } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';
import { type Members, openMembers } from '../support/members';
import { runWorkflows } from '../support/run-workflows';
import { openReceiver, verifyReceived, type WebhookReceiver } from '../support/webhook-receiver';

process.env.LECTERN_ENCRYPTION_KEY = randomBytes(32).toString('base64');
process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';
const functions = [fanOutWebhooks, deliverWebhook];

let members: Members;
let stores: FreshStores;
let receiver: WebhookReceiver;
beforeAll(async () => {
  members = await openMembers('mysql2');
  ({ stores } = members);
  receiver = await openReceiver();
});
afterAll(async () => {
  await receiver?.close();
  await members?.close();
});

async function enrol(count: number) {
  for (let at = 0; at < count; at += 1) {
    const data = { userId: `usr_${at}`, courseKey, enrollmentId: `enr_${at}`, mode: 'audit' };
    await stores.db.transaction((tx) => publish(tx, { now: new Date() }, 'enrollments/enrollment.created', data));
  }
}

it('tells its people of 5, 10 and 15 failures in a row, and of the end at 20, by mail and on its record', async () => {
  await importLearnerCourse(stores);
  const stamps = { createdAt: testNow, updatedAt: testNow };
  for (const [id, role, scope] of [
    ['usr_admin', 'site_admin', '*'],
    ['usr_teacher', 'instructor', courseKey],
  ] as const) {
    await stores.db.insert(users).values({ id, email: `${id}@example.org`, name: id, ...stamps });
    await stores.db.insert(roles).values({ userId: id, role, scope, createdAt: testNow });
  }
  const workflows = await runWorkflows(stores, { functions });
  const url = `${receiver.url('/notices')}?key=secret`;
  const { id } = await addWebhook(stores.context(), { url, events: ['enrollment.created'], scope: courseKey });
  const record = async () => (await listWebhooks(stores.context()))[0];
  receiver.answer('/notices?key=secret', (response) => response.writeHead(500).end());
  const fail = async (count: number) => {
    await enrol(count);
    await workflows.settle(2000);
  };
  const subjects = () =>
    members.mails().map((mail) => /^Subject: (.*(?:\r\n .*)*)/m.exec(mail)?.[1]?.replace(/\r\n /g, ' '));
  const failing = `A webhook does not take its messages: ${receiver.url('/notices')}`;

  await fail(4);
  expect(subjects()).toEqual([]);
  expect(await record()).toMatchObject({ failuresInRow: 4, noticedAt: null });
  await fail(1);
  expect(subjects()).toEqual([failing]);
  expect(members.lastMail('usr_teacher@example.org')).toContain('status 500');
  expect(await record()).toMatchObject({ failuresInRow: 5, noticedAt: expect.any(Date), disabledAt: null });
  await fail(9);
  expect(subjects()).toEqual([failing, failing]);
  await fail(5);
  expect(subjects()).toEqual([failing, failing, failing]);
  await fail(3);
  expect(await record()).toMatchObject({ failuresInRow: 26, disabledAt: null });
  // The messages' third tries, five minutes after their second: they have failed for so long that it is over.
  await workflows.advance(330_000);
  expect(subjects()).toEqual([failing, failing, failing, `A webhook was disabled: ${receiver.url('/notices')}`]);
  expect(await record()).toMatchObject({ disabledAt: expect.any(Date), disabledReason: 'failing' });
  expect(members.mails().join()).not.toContain('key=secret');

  receiver.answer('/notices?key=secret', (response) => response.writeHead(204).end());
  await enableWebhook({ ...stores.context(), now: workflows.now() }, { id });
  await workflows.settle();
  expect(new Set(receiver.received('/notices?key=secret').map((request) => request.id)).size).toBe(22);

  receiver.answer('/notices?key=secret', (response) => response.writeHead(410).end());
  await fail(7);
  expect(await record()).toMatchObject({ disabledReason: 'gone' });
  expect(members.mails()).toHaveLength(5);
  expect(members.lastMail('usr_teacher@example.org')).toContain('gone for good (410)');
  await removeWebhook(stores.context(), { id });
  await workflows.stop();
}, 120_000);

it('disables nothing for a short outage, however many messages fall into it', async () => {
  receiver.forget();
  const workflows = await runWorkflows(stores, { functions });
  const url = receiver.url('/outage');
  const { id } = await addWebhook(stores.context(), { url, events: ['enrollment.created'], scope: '*' });
  receiver.answer('/outage', (response) => response.writeHead(503).end());
  await enrol(40);
  // The first tries and the second ones, five seconds later: 80 failures.
  await workflows.advance(60_000);
  const record = async () => (await listWebhooks(stores.context())).find((one) => one.id === id);
  expect(await record()).toMatchObject({ failuresInRow: 80, disabledAt: null });
  receiver.answer('/outage', (response) => response.writeHead(204).end());
  await workflows.settle();
  expect(await record()).toMatchObject({ failuresInRow: 0, disabledAt: null });
  const arrived = receiver.received('/outage').slice(80);
  expect(new Set(arrived.map((request) => request.id)).size).toBe(40);
  // The next outage is another: what counts is how long it lasts itself.
  receiver.answer('/outage', (response) => response.writeHead(503).end());
  await workflows.advance(86_400_000);
  await enrol(25);
  await workflows.advance(1000);
  expect(await record()).toMatchObject({ failuresInRow: 25, disabledAt: null });
  await removeWebhook(stores.context(), { id });
  await workflows.stop();
}, 120_000);

it('loses nothing where the engine is stopped amid deliveries, and has one id for an event and a webhook', async () => {
  receiver.forget();
  surroundWorkflows({ stores, now: () => new Date() });
  const open = async () => {
    const handler = serve({ client: inngest, functions });
    const engine = await EmbeddedEngine.open({ db: stores.db, handler, leaseMs: 2000, backoffMs: () => 100 });
    setRunningEngine(engine);
    engine.start();
    return engine;
  };
  const paths = ['/one', '/two'] as const;
  const add = (path: string) =>
    addWebhook(stores.context(), { url: receiver.url(path), events: ['enrollment.created'], scope: '*' });
  const secrets = await Promise.all(paths.map(async (path) => (await add(path)).secret));
  for (const path of paths) {
    receiver.answer(path, async (response) => {
      await sleep(20);
      response.writeHead(204).end();
    });
  }
  const first = await open();
  await enrol(50);
  const count = () => paths.reduce((sum, path) => sum + receiver.received(path).length, 0);
  await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(20);
  // Without patience for what is at work: what it had begun is done again by the next.
  await first.stop(0);
  const before = count();
  expect(before).toBeLessThan(100);
  const second = await open();
  const ids = (path: string) => new Set(receiver.received(path).map((request) => request.id));
  await expect.poll(() => paths.map((path) => ids(path).size), { timeout: 60_000 }).toEqual([50, 50]);
  await second.stop();
  setRunningEngine(undefined);
  surroundWorkflows(undefined);

  for (const [at, path] of paths.entries()) {
    const received = receiver.received(path);
    const learners = Map.groupBy(received, ({ message }) => String(message.data.userId));
    expect(learners.size).toBe(50);
    for (const requests of learners.values()) {
      expect(new Set(requests.map((request) => request.id)).size).toBe(1);
      expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
    }
    for (const request of received) verifyReceived(request, secrets[at] ?? '');
  }
  expect(new Set(paths.flatMap((path) => [...ids(path)])).size).toBe(100);
  // At most what was under way at that moment, five deliveries to each, came twice.
  expect(count()).toBeLessThanOrEqual(110);
  console.info(`100 messages took ${count()} requests, ${before} of them before the engine was stopped`);
}, 120_000);
