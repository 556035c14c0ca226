/**
 * A worker process for tests of several on one journal: `workflow-worker.ts DATABASE_URL LEASE_MS PARALLEL`. Its functions
 * write down what they do, and when, in a table that the test reads. Says `ready`, and stops at SIGTERM.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Inngest } from 'inngest';
import { connectDb } from '@/db/client';
import { openEngine } from './open-engine';

const [url = '', leaseMs, parallel] = process.argv.slice(2);
const { db, close } = connectDb(url);
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const note = (row: SQL) => db.execute(sql`insert into effects (worker, run_id, step, began, ended) values ${row}`);

/** One step of work that takes a while, and leaves its trace. */
async function work(runId: string, step: string, ms: number): Promise<string> {
  const began = Date.now();
  await pause(ms);
  await note(sql`(${process.pid}, ${runId}, ${step}, ${began}, ${Date.now()})`);
  return `${runId} ${step}`;
}

const functionsOf = (inngest: Inngest.Any) => [
  inngest.createFunction({ id: 'steps', retries: 20, triggers: [{ event: 't/steps' }] }, async ({ step, runId }) => {
    for (const n of [1, 2, 3, 4, 5]) {
      await step.run(`step ${n}`, () => work(runId, `step ${n}`, 100));
    }
    await step.sleep('a second', '1s');
    await step.run('last', () => work(runId, 'last', 50));
  }),
  inngest.createFunction(
    { id: 'limited', concurrency: { limit: 2, key: 'event.data.key' }, triggers: [{ event: 't/limited' }] },
    async ({ step, runId }) => {
      await step.run('work', () => work(runId, 'work', 100));
    },
  ),
];

const { engine } = await openEngine(db, functionsOf, {
  leaseMs: Number(leaseMs),
  parallel: Number(parallel),
  pollMs: 50,
});
process.once('SIGTERM', async () => {
  await engine.stop();
  await close();
  process.exit(0);
});
engine.start();
process.stdout.write('ready\n');
