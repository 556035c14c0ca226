import type { Inngest } from 'inngest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditEntries, workflowAlerts } from '@/db/schema';
import {
  assertDrained,
  cancelRun,
  dismissAlert,
  getRun,
  listAlerts,
  listFunctions,
  listRuns,
  raiseAlert,
  readWorkflowStatus,
  retryRun,
} from '@/lib/workflows';
import { type FreshStores, openFreshStores, testNow } from '../support/fresh-stores';
import { openEngine, testClock } from '../support/open-engine';

let stores: FreshStores;
const clock = testClock(testNow);
let isMended = false;

const functionsOf = (client: Inngest.Any) => [
  client.createFunction({ id: 'breaks', retries: 1, triggers: [{ event: 't/breaks' }] }, async ({ event, step }) => {
    await step.run('before', () => ({ id: event.data.id }));
    await step.run('break', () => {
      if (!isMended) {
        throw new Error('It is broken.');
      }
      return 'whole';
    });
  }),
  client.createFunction({ id: 'sleeps', triggers: [{ event: 't/sleeps' }] }, async ({ step }) => {
    await step.sleep('for a week', '7d');
  }),
];

beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(() => stores.close());

it('shows runs with their steps and tries, has one made again, and cancels another', async () => {
  const { engine, inngest } = await openEngine(stores.db, functionsOf, { now: clock.now });
  const ctx = () => stores.context({ now: clock.now() });
  await inngest.send([
    { name: 't/breaks', data: { id: 'a' } },
    { name: 't/sleeps', data: {} },
  ]);
  expect(await readWorkflowStatus(ctx())).toEqual({
    engine: 'embedded',
    unfinished: 2,
    waiting: 0,
    failed: 0,
    oldestSeconds: 0,
  });
  await engine.drain();
  clock.pass(500);
  // A run that will be tried again is not done: it counts as unfinished. One that sleeps does not.
  expect(await readWorkflowStatus(ctx())).toMatchObject({ unfinished: 1, waiting: 1, failed: 0 });
  clock.pass(500);
  await engine.drain();
  expect(await readWorkflowStatus(ctx())).toMatchObject({ unfinished: 0, waiting: 1, failed: 1, oldestSeconds: 0 });

  const [broken] = await listRuns(ctx(), { status: 'failed' });
  expect(broken).toMatchObject({ functionId: 'test-breaks', eventName: 't/breaks', status: 'failed' });
  const runId = broken?.id ?? '';
  const detail = await getRun(ctx(), { runId });
  expect(detail.events).toMatchObject([{ name: 't/breaks', data: { id: 'a' } }]);
  expect(detail.steps).toMatchObject([
    { name: 'before', operation: 'StepRun', result: { data: { id: 'a' } } },
    { name: 'break', operation: 'StepFailed', result: { error: { message: 'It is broken.' } } },
  ]);
  expect(detail.failedAttempts.map(({ attempt }) => attempt)).toEqual([0, 1, 0]);
  expect(detail.next).toEqual([]);

  await raiseAlert(ctx(), { runId, functionId: 'test-breaks', message: 'It is broken.' });
  expect(await listAlerts(ctx())).toMatchObject([{ runId, functionId: 'test-breaks' }]);
  isMended = true;
  await retryRun(ctx(), { runId });
  await retryRun(ctx(), { runId });
  expect(await listAlerts(ctx())).toEqual([]);
  await engine.drain();
  expect(await listRuns(ctx(), { functionId: 'test-breaks' })).toMatchObject([
    { status: 'completed', retryOf: runId },
    { status: 'failed', retryOf: null },
  ]);

  await expect(assertDrained(ctx())).rejects.toMatchObject({
    code: 'workflows.not-drained',
    message: expect.stringContaining('1 run that has not ended'),
  });
  const [asleep] = await listRuns(ctx(), { functionId: 'test-sleeps' });
  expect((await getRun(ctx(), { runId: asleep?.id ?? '' })).next).toMatchObject([{ isAsleep: true, isRunning: false }]);
  await cancelRun(ctx(), { runId: asleep?.id ?? '' });
  expect(await listRuns(ctx(), { status: 'cancelled' })).toMatchObject([{ id: asleep?.id }]);
  await expect(cancelRun(ctx(), { runId: asleep?.id ?? '' })).rejects.toMatchObject({ code: 'workflows.ended' });
  await expect(retryRun(ctx(), { runId: '0'.repeat(26) })).rejects.toMatchObject({ code: 'workflows.no-such-run' });
  await assertDrained(ctx());

  expect(await listFunctions(ctx())).toMatchObject([
    { functionId: 'test-breaks', runs: { completed: 1, failed: 1 } },
    { functionId: 'test-sleeps', runs: { cancelled: 1 } },
  ]);
  await engine.stop();
});

it('lets only admins look and act, and writes down who did what', async () => {
  const learner = stores.context({ actor: { kind: 'user', userId: 'usr_1', roles: [] } });
  const runId = '0'.repeat(26);
  const refused = { code: 'permission.denied' };
  await expect(listRuns(learner)).rejects.toMatchObject(refused);
  await expect(getRun(learner, { runId })).rejects.toMatchObject(refused);
  await expect(listFunctions(learner)).rejects.toMatchObject(refused);
  await expect(listAlerts(learner)).rejects.toMatchObject(refused);
  await expect(readWorkflowStatus(learner)).rejects.toMatchObject(refused);
  await expect(retryRun(learner, { runId })).rejects.toMatchObject(refused);
  await expect(cancelRun(learner, { runId })).rejects.toMatchObject(refused);
  await expect(dismissAlert(learner, { alertId: 'alr_1' })).rejects.toMatchObject(refused);

  const [alert] = await stores.db.select().from(workflowAlerts);
  await dismissAlert(stores.context(), { alertId: alert?.id ?? '' });
  const actions = (await stores.db.select().from(auditEntries)).map(({ action }) => action).sort();
  expect(actions).toEqual(['workflow.cancel', 'workflow.dismiss-alert', 'workflow.retry', 'workflow.retry']);
});
