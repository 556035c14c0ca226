import { unavailable } from '@/lib/errors';
import { workerAnswer } from '@/lib/worker-service';

/**
 * Has the worker beside this site (`npm run worker`) do what needs a server: `LECTERN_WORKER_URL`, with the secret that both share. Throws
 * Unavailable `worker.unavailable` where it does not answer, or there is none.
 */
export async function askWorker(work: string, input: unknown): Promise<unknown> {
  const { LECTERN_WORKER_URL: url, LECTERN_WORKER_SECRET: secret } = process.env;
  if (!url || !secret) throw away('No worker is configured (LECTERN_WORKER_URL, LECTERN_WORKER_SECRET).');
  const response = await fetch(new URL(`/work/${work}`, url), {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  }).catch((cause: unknown) => {
    throw away('The worker does not answer.', cause);
  });
  if (!response.ok) throw away(`The worker answered ${response.status}.`);
  return workerAnswer.parse(await response.json()).answer;
}

const away = (why: string, cause?: unknown) =>
  unavailable('worker.unavailable', 'A part of this site does not answer. Please try again in a moment.', {
    cause: new Error(why, { cause }),
    retryAfterSeconds: 5,
  });
