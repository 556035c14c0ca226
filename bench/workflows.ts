import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@/db/migrate';
import { connectStores } from '@/db/stores';
import { bringUpStores } from '@/engines/bring-up';
import { projectFolder } from '@/engines/project-folder';
import { importCourse } from '@/lib/courses';
import { sharedSandbox } from '@/sandbox';
import { contextOver } from '../tests/support/context-over';
import { measureEngine } from './measure/engine';
import { measureGrading } from './measure/grading';
import type { BenchResult } from './measure/result';
import { measureWebhooks } from './measure/webhooks';

/**
 * What the embedded workflow engine does in a second and how soon it begins, by itself; then how soon and at what cost submissions
 * become course grades, and how many webhooks are delivered. Real MySQL.
 */
export async function benchWorkflows(): Promise<BenchResult> {
  const dataDir = mkdtempSync('/tmp/lectern-bench-');
  // The servers' own user must reach it.
  chmodSync(dataDir, 0o711);
  const { DATABASE_URL: _own, MONGODB_URI: _other, ...env } = process.env;
  const engines = await bringUpStores({ dataDir, log: () => {}, env });
  await migrate(engines.databaseUrl, join(projectFolder, 'db/migrations'));
  const stores = connectStores({ DATABASE_URL: engines.databaseUrl, MONGODB_URI: engines.mongodbUri });
  const ctx = contextOver(stores, 'bench');
  try {
    const engine = await measureEngine(stores.db);
    const { courseKey } = await importCourse(ctx, { source: { archivePath: join(projectFolder, 'seed/course') } });
    const grading = await measureGrading(ctx, dataDir, courseKey);
    const webhooksPerSecond = await measureWebhooks(ctx);
    const rate = `at ${grading.steadyPerSecond} submissions/s`;
    const lines: readonly [string, number, string, string][] = [
      ['events that nobody wants', engine.eventsPerSecond, '/s', '–'],
      ['runs without steps', engine.runsPerSecond, '/s', '–'],
      ['steps, three a run', engine.stepsPerSecondOfThree, '/s', '–'],
      ['steps, twenty a run', engine.stepsPerSecondOfTwenty, '/s', '–'],
      ['event to function when idle, p50', engine.idleP50Ms, 'ms', '–'],
      ['event to function when idle, p95', engine.idleP95Ms, 'ms', '–'],
      [`submission to course grade, p50, ${rate}`, grading.lagP50Ms, 'ms', '–'],
      [`submission to course grade, p95, ${rate}`, grading.lagP95Ms, 'ms', '≤ 2000'],
      [`submission to course grade, p99, ${rate}`, grading.lagP99Ms, 'ms', '–'],
      ['workflow CPU of a submission, with MySQL', grading.workflowCpuMs, 'ms', '≤ 15'],
      ['submissions taken and graded, sustained', grading.sustainedPerSecond, '/s', '–'],
      ['webhooks delivered', webhooksPerSecond, '/s', '–'],
    ];
    return {
      title: 'Workflows',
      about:
        'The embedded engine by itself; then submissions by the verb in one process and their grades by `npm run worker` in another; then webhooks.',
      tables: [
        {
          columns: ['work', 'figure', 'unit', 'goal'],
          cells: lines.map(([what, value, unit, goal]) => [what, value.toFixed(value < 100 ? 1 : 0), unit, goal]),
        },
      ],
      figures: { engine, grading, webhooksPerSecond },
    };
  } finally {
    sharedSandbox().close();
    await stores.close();
    await engines.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
