import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isRunning } from '@/engines/process/identify-process';
import { readRunFile } from '@/engines/run-file';
import { demoAccounts, lectern, type RunningApp, startApp } from '../support/app';
import { checkAttemptsBeside, startLoadSet } from '../support/load-set';
import { type MailReceiver, openMailReceiver } from '../support/mail-receiver';
import { openPlainBrowser, type PlainBrowser } from '../support/plain-browser';
import { runOf } from '../support/processes';

/**
 * A production build as somebody operates it: what its log says while people come, fail and lose a store; what they are answered
 * meanwhile; and how it stops in the middle of everything.
 */

const course = 'course-v1:Lectern+START+first';
const unit = `/courses/${course}/units/vertical@in_your_own_words`;
/** What must stand in no line of the log. */
const person = {
  name: 'Wilhelmina Quastenflosser',
  email: 'wilhelmina@quastenflosser.example',
  password: 'a-very-secret-word-91',
};
const secretAnswer = 'unmistakable-answer-of-hers';

const dataDir = mkdtempSync('/tmp/lectern-operation-');
chmodSync(dataDir, 0o711);
let app: RunningApp;
let mail: MailReceiver;
let browser: PlainBrowser;

beforeAll(async () => {
  mail = await openMailReceiver((address) => ({ at: 'rcpt', reply: `550 5.1.1 <${address}>: nobody of that name` }));
  app = await startApp({
    dataDir,
    env: { LECTERN_LOG: 'json', SMTP_URL: mail.url, LECTERN_DRAIN_SECONDS: '2' },
  });
  browser = openPlainBrowser(app.url);
}, 900_000);

afterAll(async () => {
  await app?.stop();
  await mail?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Line {
  readonly level: string;
  readonly message: string;
  readonly requestId?: string;
}
const logged = (): Line[] =>
  app
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

async function untilAnswered(path: string, status: number): Promise<void> {
  for (const limit = Date.now() + 60_000; Date.now() < limit; await sleep(100)) {
    if ((await browser.get(path).catch(() => undefined))?.status === status) return;
  }
  throw new Error(`${path} never answered ${status}:\n${app.output().slice(-3000)}`);
}

/** Has MySQL end, and end again whenever it is started, until the function that this answers is called. */
function takeMysqlAway(): () => Promise<void> {
  const away = new AbortController();
  const kill = () => {
    for (const identity of readRunFile(app.dataDir)?.processes ?? []) {
      if (identity.name === 'MySQL' && isRunning(identity)) process.kill(identity.pid, 'SIGKILL');
    }
  };
  kill();
  const killing = (async () => {
    while (!away.signal.aborted) {
      await sleep(20);
      kill();
    }
  })();
  return async () => {
    away.abort();
    await killing;
  };
}

describe('the log', () => {
  test('has no line for what goes well', async () => {
    const before = logged().length;
    const answers = await Promise.all(['/', '/courses', '/api/live', '/api/ready', '/api/health'].map(browser.get));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ headers }) => headers.get('x-request-id'))).size).toBe(5);
    expect(logged().slice(before)).toEqual([]);
  });

  test('says of sign-up, wrong passwords, an answer and a letter that went wrong nothing that is theirs', async () => {
    const registered = await browser.sendForm('/register', 'password', { ...person, terms: 'on' });
    expect(registered.status).toBeLessThan(400);
    await browser.sendForm('/sign-in', 'password', { email: person.email, password: 'wrong-password-of-hers' });
    const [, , learner] = demoAccounts(dataDir);
    if (!learner) throw new Error('There is no demo learner');
    await browser.sendForm('/sign-in', 'password', { email: learner.email, password: learner.password });
    expect(browser.cookie()).toContain('session-token');
    await browser.sendForm(`/courses/${course}/about`, 'courseKey', {});
    const answered = await browser.sendForm(unit, 'input_2_1', { input_2_1: secretAnswer, intent: 'submit' });
    expect(answered.status).toBe(200);
    expect(answered.body).toContain(secretAnswer);
    // The letter that confirms the address could not be sent, which is said.
    expect(mail.triesOf(person.email)).toBeGreaterThan(0);
    expect(logged().length).toBeGreaterThan(0);
  });

  test('leads from the reference on an error page to what happened', async () => {
    const back = takeMysqlAway();
    onTestFinished(back);
    const failed = await browser.get(`${unit}?q=${encodeURIComponent(person.name)}`);
    const requestId = failed.headers.get('x-request-id') ?? '';
    expect(failed.status).toBe(503);
    expect(failed.headers.get('retry-after')).toBe('5');
    expect(failed.body).toContain(requestId);
    expect(logged().filter((line) => line.requestId === requestId)).toContainEqual(
      expect.objectContaining({ level: 'warn', error: expect.objectContaining({ name: 'Error' }) }),
    );
    await back();
    await untilAnswered('/api/ready', 200);
    await untilAnswered(unit, 200);
  });

  test('holds none of it in all its lines', () => {
    const text = app
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .join('\n');
    expect(text.length).toBeGreaterThan(500);
    for (const part of [person.name, 'Wilhelmina', 'quastenflosser', person.password, 'wrong-password', secretAnswer]) {
      expect(text.toLowerCase()).not.toContain(part.toLowerCase());
    }
    expect(text).not.toMatch(/127\.0\.0\.1|::1|[\w.]@[\w-]+\.(?:example|org)/);
    for (const [, token = ''] of browser.cookie().matchAll(/session-token=([^;]+)/g)) {
      expect(text).not.toContain(token.slice(0, 24));
    }
  });
});

describe('while MySQL is away', () => {
  test('pages, forms and routes say 503 and when to try again, at once, and all is well afterwards', async () => {
    const sendAnswer = await browser.fillForm(unit, 'input_2_1', { input_2_1: secretAnswer, intent: 'submit' });
    const back = takeMysqlAway();
    onTestFinished(back);
    await untilAnswered('/api/ready', 503);
    const began = performance.now();
    const headers = { cookie: browser.cookie(), 'content-type': 'application/json', origin: app.url };
    const route = `/api/v1/courses/${encodeURIComponent(course)}/problems/${encodeURIComponent('problem@name_the_effect')}/attempts`;
    const body = JSON.stringify({ node: 'a'.repeat(64), attempt: 0, answers: {} });
    const [page, form, ready, api, live] = await Promise.all([
      browser.get(unit),
      sendAnswer(),
      browser.get('/api/ready'),
      fetch(`${app.url}${route}`, { method: 'POST', headers, body }),
      browser.get('/api/live'),
    ]);
    expect([page, form, ready, api, live].map(({ status }) => status)).toEqual([503, 503, 503, 503, 200]);
    expect([page, form, ready, api].map(({ headers }) => headers.get('retry-after'))).toEqual(['5', '5', '5', '5']);
    expect(api.headers.get('content-type')).toBe('application/problem+json');
    expect(performance.now() - began).toBeLessThan(10_000);
    await back();
    await untilAnswered('/api/ready', 200);
    await untilAnswered(unit, 200);
  });
});

describe('told to stop in the middle of its work', () => {
  test('it says so, answers what was asked, keeps what it promised, and ends in time', async () => {
    const loadSet = startLoadSet(app, 20);
    await loadSet.acknowledgesMore(40);
    const { url } = app;
    const slow = slowRequest(url);
    await slow.begun;
    const site = runOf(app).processes.find(({ name }) => name === 'website');
    expect(site).toBeDefined();
    const began = performance.now();
    const stopped = app.stop();
    const askReady = async () => (await fetch(`${url}/api/ready`)).json();
    await expect.poll(askReady, { timeout: 5000 }).toEqual({ status: 'not-ready', reasons: ['stopping'] });
    expect((await fetch(`${url}/api/ready`)).status).toBe(503);
    slow.finish();
    const answer = await slow.answer;
    expect(answer).toBe(422);
    await stopped;
    const seconds = (performance.now() - began) / 1000;
    console.log(`stopped in ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(25);
    const lines = logged().map(({ message }) => message);
    expect(lines).toContain('Stopping');
    expect(lines.at(-1)).toBe('Stopped');
    expect(logged().find(({ message }) => message === 'Stopped')).not.toHaveProperty('cutRequests');
    await loadSet.ended;
    const acknowledged = loadSet.acknowledged();

    app = await startApp({ dataDir });
    expect(await checkAttemptsBeside(app, acknowledged)).toEqual({ found: acknowledged.length, missing: 0 });
    for (const limit = Date.now() + 120_000; Date.now() < limit; await sleep(500)) {
      const { unfinished } = JSON.parse(await lectern(app, ['workflows', 'status', '--json']));
      if (unfinished === 0) break;
    }
    expect(JSON.parse(await lectern(app, ['workflows', 'status', '--json']))).toMatchObject({
      unfinished: 0,
      failed: 0,
    });
    await lectern(app, ['grades', 'verify']);
  });
});

/** A request whose body comes slowly: it is under way from its first byte on, and ends when `finish` sends the rest. */
function slowRequest(url: string) {
  const { port } = new URL(url);
  const body = JSON.stringify({ node: 'no hash', attempt: 0, answers: {} });
  const path = `/api/v1/courses/${encodeURIComponent(course)}/problems/x/attempts`;
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  let finish = () => {};
  let begin = () => {};
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  const answer = new Promise<number | undefined>((done, fail) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (reply) => {
      reply.resume().on('end', () => done(reply.statusCode));
    });
    sent.on('error', fail);
    sent.write(body.slice(0, 5), () => setTimeout(begin, 200));
    finish = () => void sent.end(body.slice(5));
  });
  return { begun, answer, finish: () => finish() };
}
