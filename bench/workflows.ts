import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { connectDb } from '@/db/client';
import { migrate } from '@/db/migrate';
import { bringUpStores } from '@/engines/bring-up';
import { projectFolder } from '@/engines/project-folder';
import { measureEngine } from './measure/engine';

/** What the embedded workflow engine does in a second, and how soon it begins. One process, real MySQL. */
export async function benchWorkflows(): Promise<void> {
  const dataDir = mkdtempSync('/tmp/lectern-bench-');
  // The servers' own user must reach it.
  chmodSync(dataDir, 0o711);
  const { DATABASE_URL: _own, MONGODB_URI: _other, ...env } = process.env;
  const stores = await bringUpStores({ dataDir, log: () => {}, env });
  await migrate(stores.databaseUrl, join(projectFolder, 'db/migrations'));
  const { db, close } = connectDb(stores.databaseUrl);
  try {
    const engine = await measureEngine(db);
    const lines: readonly [string, number, string][] = [
      ['events that nobody wants', engine.eventsPerSecond, '/s'],
      ['runs without steps', engine.runsPerSecond, '/s'],
      ['steps, three a run', engine.stepsPerSecondOfThree, '/s'],
      ['steps, twenty a run', engine.stepsPerSecondOfTwenty, '/s'],
      ['event to function when idle, p50', engine.idleP50Ms, 'ms'],
      ['event to function when idle, p95', engine.idleP95Ms, 'ms'],
    ];
    for (const [what, value, unit] of lines) {
      console.log(`${what.padEnd(36)}${value.toFixed(0).padStart(8)} ${unit}`);
    }
    const result = { name: 'workflows', node: process.version, cores: cpus().length, engine };
    console.log(`\n${JSON.stringify(result)}`);
    const folder = join(projectFolder, 'test-results/bench');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'workflows.json'), `${JSON.stringify(result, null, 2)}\n`);
  } finally {
    await close();
    await stores.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
