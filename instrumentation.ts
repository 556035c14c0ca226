/** What runs in the process of the website beside its pages: the workflow engine, unless a worker of its own has it. */
export async function register(): Promise<void> {
  const isBuild = process.env.NEXT_PHASE === 'phase-production-build';
  if (process.env.NEXT_RUNTIME === 'nodejs' && !isBuild && process.env.LECTERN_WORKFLOWS !== 'worker') {
    const { startWorkflows } = await import('@/inngest/start');
    await startWorkflows();
  }
}
