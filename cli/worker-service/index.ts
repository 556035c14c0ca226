import { z } from 'zod';
import { readWorkflowEngine } from '@/lib/env';
import { invalid } from '@/lib/errors';
import { serveWork, type WorkServer } from './serve-work';

const settings = z.object({
  LECTERN_WORKER_PORT: z.coerce.number().int().min(1).max(65_535),
  LECTERN_WORKER_HOST: z.string().min(1).default('127.0.0.1'),
  LECTERN_WORKER_SECRET: z.string().min(32),
});

/**
 * Serves sites on the edge where `LECTERN_WORKER_PORT` is set; undefined where it is not. Throws Invalid `worker.configuration` for a port
 * without a secret that nobody guesses.
 */
export async function serveWorkWhereAsked(
  env: NodeJS.ProcessEnv,
): Promise<(WorkServer & { readonly address: string }) | undefined> {
  if (!env.LECTERN_WORKER_PORT) return undefined;
  const parsed = settings.safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw invalid('worker.configuration', `The worker cannot serve sites on the edge: ${faults.join('; ')}`);
  }
  const { LECTERN_WORKER_PORT: port, LECTERN_WORKER_HOST: host, LECTERN_WORKER_SECRET: secret } = parsed.data;
  const inngest = readWorkflowEngine(env) === 'inngest' ? (await import('@/inngest/worker-handler')).handle : undefined;
  const server = await serveWork({ host, port, secret, inngest });
  return { ...server, address: `http://${host}:${port}` };
}
