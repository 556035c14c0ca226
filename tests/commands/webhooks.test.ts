import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverWebhook } from '@/inngest/functions/deliver-webhook';
import { fanOutWebhooks } from '@/inngest/functions/fan-out-webhooks';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { courseKey, importLearnerCourse } from '../support/learner-course';
import { runWorkflows, type TestWorkflows } from '../support/run-workflows';
import { openReceiver, verifyReceived, type WebhookReceiver } from '../support/webhook-receiver';

/** The commands as processes of their own, over configured stores; the website's part is played by the workflows here. */

const key = randomBytes(32).toString('base64');
process.env.LECTERN_ENCRYPTION_KEY = key;
process.env.LECTERN_WEBHOOK_ALLOW = '127.0.0.0/8';

let stores: FreshStores;
let receiver: WebhookReceiver;
let workflows: TestWorkflows;
let folder: string;
beforeAll(async () => {
  stores = await openFreshStores();
  receiver = await openReceiver();
  folder = await mkdtemp(join(tmpdir(), 'lectern-hooks-'));
  workflows = await runWorkflows(stores, { functions: [fanOutWebhooks, deliverWebhook], startAt: new Date() });
});
afterAll(async () => {
  await workflows?.stop();
  await receiver?.close();
  await stores?.close();
  await rm(folder, { recursive: true });
});

function lectern(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const { INIT_CWD: _, HOST: __, ...inherited } = process.env;
    const child = spawn('node', ['cli/lectern.mjs', 'webhook', ...args], {
      cwd: join(import.meta.dirname, '..', '..'),
      env: {
        ...inherited,
        DATABASE_URL: stores.databaseUrl,
        MONGODB_URI: stores.mongodbUri,
        LECTERN_DATA: folder,
        npm_config_loglevel: 'silent',
        ...env,
      },
    });
    const [out, err]: [string[], string[]] = [[], []];
    child.stdout.on('data', (chunk) => out.push(String(chunk)));
    child.stderr.on('data', (chunk) => err.push(String(chunk)));
    child.on('close', (code) => done({ code, out: out.join(''), err: err.join('') }));
  });
}

it('adds, tests, rotates, redelivers and removes a webhook', async () => {
  await importLearnerCourse(stores);
  await workflows.settle();
  const url = receiver.url('/hook');
  const added = await lectern([
    'add',
    url,
    '--events',
    'course.published, enrollment.created',
    '--course',
    courseKey,
    '--json',
  ]);
  expect(added).toMatchObject({ code: 0, err: '' });
  const { id, secret, ...rest }: { id: string; secret: string } = JSON.parse(added.out);
  expect({ id, secret, rest }).toEqual({
    id: expect.stringMatching(/^whe_/),
    secret: expect.stringMatching(/^whsec_/),
    rest: {},
  });
  const listed = await lectern(['list', '--json']);
  expect(JSON.parse(listed.out)).toMatchObject([
    {
      id,
      url,
      scope: courseKey,
      events: ['course.published', 'enrollment.created'],
      failuresInRow: 0,
      disabledAt: null,
    },
  ]);
  expect(listed.out).not.toContain('ecret"');

  const { messageId }: { messageId: string } = JSON.parse((await lectern(['test', id, '--json'])).out);
  // After the webhook was added, by a process that goes by the calendar.
  await importLearnerCourse(stores, { 'html/plain2.html': '<p>Changed</p>' }, new Date());
  await workflows.settle();
  const received = receiver.received('/hook');
  expect(received.map(({ message }) => message.type).sort()).toEqual(['course.published', 'webhook.test']);
  expect(received.map((request) => request.id)).toContain(messageId);
  for (const request of received) verifyReceived(request, secret);

  const again = await lectern(['redeliver', messageId, '--json']);
  expect(JSON.parse(again.out)).toEqual({ redelivered: 1 });
  const rotated: { secret: string } = JSON.parse((await lectern(['rotate', id, '--json'])).out);
  const since = await lectern(['redeliver', '--since', '2020-01-01T00:00:00Z', '--json']);
  expect(JSON.parse(since.out)).toEqual({ redelivered: 2 });
  expect((await lectern(['redeliver', id])).out).toBe('2 will be sent again\n');
  await workflows.settle();
  const later = receiver.received('/hook').slice(2);
  expect(new Set(later.map((request) => request.id))).toEqual(new Set(received.map((request) => request.id)));
  for (const request of later) verifyReceived(request, rotated.secret);

  const messages = await lectern(['messages', id]);
  expect(messages.out).toMatch(new RegExp(`^${messageId}  \\S+Z  delivered  webhook\\.test$`, 'm'));
  expect(messages.out).toMatch(/^ {2}1\. \S+Z {2}\d+ ms {2}Answered 204\.$/m);
  expect((await lectern(['enable', id])).out).toBe(`${id} is enabled; 0 that were held will be sent\n`);
  expect(await lectern(['remove', id])).toMatchObject({ code: 0 });
  expect(JSON.parse((await lectern(['list', '--json'])).out)).toEqual([]);
}, 120_000);

it('says in one sentence and with a code what is wrong', async () => {
  const hook = ['add', 'https://example.org/hook', '--events'];
  const results = await Promise.all([
    lectern([...hook, 'course.passed', '--course', courseKey, '--org', 'Org']),
    lectern([...hook, 'course.opened']),
    lectern(['add', receiver.url('/hook'), '--events', 'course.passed'], { LECTERN_WEBHOOK_ALLOW: '' }),
    lectern(['redeliver']),
    lectern(['redeliver', '--since', 'yesterday']),
    lectern(['remove', 'whe_none']),
  ]);
  expect(results.map(({ code, out }) => `${code}${out}`)).toEqual(results.map(() => '1'));
  expect(results.map(({ err }) => /\((\S+)\)$/.exec(err.trim())?.[1])).toEqual([
    'webhook.two-scopes',
    'webhook.event-unknown',
    'outbound.not-https',
    'webhook.redeliver-what',
    'webhook.time',
    'webhook.unknown',
  ]);
}, 120_000);
