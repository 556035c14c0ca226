import { connectDb } from '@/db/client';
import { countWork } from '@/db/journal';
import { readRunFile } from '@/engines/run-file';

const everyMs = 500;
const patienceMs = 120_000;

/**
 * Waits until nothing is left of what a change causes: what is measured next would share the processors with it, and some of it
 * changes what is looked at. Throws where that takes longer than two minutes.
 */
export async function settleWorkflows(app: { readonly dataDir: string }): Promise<void> {
  const { db, close } = connectDb(readRunFile(app.dataDir)?.databaseUrl ?? '', { connectionLimit: 1 });
  const limit = performance.now() + patienceMs;
  try {
    while ((await countWork(db)).unfinished > 0) {
      if (performance.now() > limit) {
        throw new Error('The workflows did not come to an end.');
      }
      await new Promise((done) => setTimeout(done, everyMs));
    }
  } finally {
    await close();
  }
}
