import { rememberFormatters } from './i18n/remember-formatters';

/**
 * What runs in the process of the website beside its pages: telemetry where it is configured, ids of requests, log and orderly stop, and the
 * workflow engine, unless a worker of its own has it.
 */
export async function register(): Promise<void> {
  const isBuild = process.env.NEXT_PHASE === 'phase-production-build';
  if (process.env.NEXT_RUNTIME !== 'nodejs' || isBuild) return;
  rememberFormatters();
  const { startOperation, failStart } = await import('@/lib/operation/start-operation');
  // Next.js would go on, and answer 500 to everything: whoever keeps the process running starts it anew.
  await begin(startOperation).catch(failStart);
}

async function begin(startOperation: () => Promise<void>): Promise<void> {
  if (process.env.LECTERN_RECORD_STATEMENTS) {
    // Before anything opens the stores.
    const [{ recordStatements }, { findAsker }] = await Promise.all([
      import('@/db/record-statements'),
      import('./app/find-asker'),
    ]);
    recordStatements(process.env.LECTERN_RECORD_STATEMENTS, findAsker);
  }
  await startOperation();
  // A wrong variable stops the start, not somebody's sign-in.
  const [{ env }, { readLimits }] = await Promise.all([import('@/lib/env'), import('@/lib/rate-limits')]);
  env();
  readLimits(process.env.LECTERN_LIMITS);
  if (process.env.LECTERN_WORKFLOWS !== 'worker') {
    const { startWorkflows } = await import('@/inngest/start');
    await startWorkflows();
  }
}
