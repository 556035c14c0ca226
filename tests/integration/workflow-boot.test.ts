import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendEvents } from '@/db/journal';
import { workflowAlerts, workflowRuns } from '@/db/schema';
import { type FreshStores, openFreshStores } from '../support/fresh-stores';
import { startCommand } from '../support/start-command';

let stores: FreshStores;
const dataDir = mkdtempSync('/tmp/lectern-boot-');
const keys = { INNGEST_EVENT_KEY: 'event-key', INNGEST_SIGNING_KEY: 'signkey-test-00ff00ff' };

beforeAll(async () => {
  stores = await openFreshStores();
});
afterAll(async () => {
  await stores.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** `npm run worker` on the test's stores, as configured ones: their secrets come by variable. */
const startWorker = (env: Record<string, string> = {}) =>
  startCommand('node', ['cli/worker.mjs'], {
    env: {
      DATABASE_URL: stores.databaseUrl,
      MONGODB_URI: stores.mongodbUri,
      LECTERN_DATA: dataDir,
      NEXTAUTH_SECRET: 'x'.repeat(32),
      LECTERN_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      LECTERN_SIGNING_KEYS: Buffer.from('{"keys":[]}').toString('base64'),
      ...env,
    },
  });

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 40_000; !(await isSo()); ) {
    if (Date.now() > limit) {
      throw new Error('It did not come about');
    }
    await new Promise((next) => setTimeout(next, 100));
  }
}

describe('npm start', () => {
  it('says what is missing of half a configuration, before it makes anything', async () => {
    const env = { LECTERN_DATA: join(dataDir, 'never'), INNGEST_EVENT_KEY: 'event-key' };
    const start = startCommand('node', ['engines/start.mjs'], { env });
    expect(await start.ended).toBe(1);
    expect(start.err()).toBe('With INNGEST_EVENT_KEY set, INNGEST_SIGNING_KEY must be set as well.\n');
    expect(start.out()).toBe('');
  });
});

describe('npm run worker', () => {
  it('does what is to be done, and stops when it is told to', async () => {
    const worker = startWorker();
    await until(() => worker.out().includes('The worker is at work'));
    const data = { function_id: 'lectern-x', run_id: 'run', error: { name: 'Error', message: 'It broke.' } };
    const event = { id: 'failed', name: 'inngest/function.failed', data, ts: Date.now() };
    await sendEvents(stores.db, [{ internalId: 'failed', isIdGiven: false, event }], new Date());
    await until(async () => (await stores.db.select().from(workflowAlerts)).length > 0);
    await until(async () =>
      (await stores.db.select().from(workflowRuns)).every(({ status }) => status === 'completed'),
    );
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  it('is not turned to Inngest while the embedded engine has runs that have not ended', async () => {
    await stores.db.update(workflowRuns).set({ status: 'running' });
    const worker = startWorker(keys);
    expect(await worker.ended).toBe(1);
    expect(worker.err()).toContain('The embedded workflow engine has 1 run that has not ended');
    expect(worker.err()).toContain('workflows status');
  });
});
