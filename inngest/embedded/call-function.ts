import type { CallState, Job } from '@/db/journal';
import { type CallOutcome, readOutcome } from './protocol';

/** Where calls of the embedded engine go, and where the SDK's own go: nothing listens there, no socket is opened. */
export const embeddedOrigin = 'http://embedded.invalid';
const serveUrl = `${embeddedOrigin}/api/inngest`;

/** The application's own serve handler, called in this process. */
export type ServeHandler = (request: Request) => Promise<Response>;

/** Calls a function, or one step of it, with what the journal knows of the run. */
export async function callFunction(
  handler: ServeHandler,
  job: Job,
  state: CallState,
  maxAttempts: number,
): Promise<CallOutcome> {
  const ids = state.steps.map(({ stepId }) => stepId);
  const body = {
    event: state.events[0],
    events: state.events,
    steps: Object.fromEntries(state.steps.map(({ stepId, result }) => [stepId, result])),
    defers: {},
    version: -1,
    use_api: false,
    ctx: {
      run_id: job.runId,
      // Both together turn checkpointing on: steps are then reported one by one, within one call.
      fn_id: job.functionId,
      qi_id: String(job.id),
      attempt: job.attempt,
      max_attempts: maxAttempts,
      disable_immediate_execution: state.isPlanned,
      use_api: false,
      stack: { stack: ids, current: ids.length },
    },
  };
  const url = new URL(serveUrl);
  url.searchParams.set('fnId', job.functionId);
  url.searchParams.set('stepId', job.stepId);
  const headers = { 'x-inngest-run-id': job.runId, 'x-inngest-generation-id': String(job.generation) };
  try {
    return await readOutcome(await handler(request('POST', url, body, headers)));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'rejected', error: { message }, retry: { isWanted: true, after: undefined } };
  }
}

/** Asks the SDK for the configuration of every function: an in-band sync. */
export async function readConfigurations(handler: ServeHandler): Promise<readonly unknown[]> {
  const url = new URL(serveUrl);
  const response = await handler(request('PUT', url, { url: serveUrl }, { 'x-inngest-sync-kind': 'in_band' }));
  const body: unknown = await response.json();
  if (
    response.ok &&
    body !== null &&
    typeof body === 'object' &&
    'functions' in body &&
    Array.isArray(body.functions)
  ) {
    return body.functions;
  }
  throw new Error(`The functions could not be registered: ${response.status} ${JSON.stringify(body)}`);
}

function request(method: string, url: URL, body: unknown, headers: Readonly<Record<string, string>>): Request {
  return new Request(url, {
    method,
    body: JSON.stringify(body),
    // The handler wants a host even where there is no socket.
    headers: { 'content-type': 'application/json', host: url.host, 'x-inngest-server-kind': 'dev', ...headers },
  });
}
