import { awayMessage, LecternError, retryAfterSeconds } from './errors';
import { recordFailure } from './log';

/**
 * Runs a route handler's body and maps the one family of errors to an RFC 9457 problem document.
 * Anything else is logged and answered as 500 without detail.
 */
export async function route(body: () => Promise<Response>): Promise<Response> {
  try {
    return await body();
  } catch (error) {
    return problemResponse(error);
  }
}

/** The problem document (`application/problem+json`, RFC 9457) of an error. */
export function problemResponse(error: unknown): Response {
  if (!(error instanceof LecternError)) {
    if (recordFailure('A route failed', error)) {
      return problem(503, 'stores.away', awayMessage, { 'retry-after': String(retryAfterSeconds) });
    }
    return problem(500, 'internal', 'Something went wrong on our side. Nothing you sent was lost.');
  }
  if (error.cause) {
    recordFailure('A route failed', error);
  }
  const seconds = error.retryAfterSeconds ?? (error.kind === 'Unavailable' ? retryAfterSeconds : undefined);
  const headers: Record<string, string> = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  return problem(error.status, error.code, error.message, headers, error.fields);
}

function problem(
  status: number,
  code: string,
  detail: string,
  headers: Record<string, string> = {},
  fields?: Readonly<Record<string, string>>,
): Response {
  return new Response(
    JSON.stringify({ type: 'about:blank', status, code, title: detail, ...(fields ? { fields } : {}) }),
    {
      status,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    },
  );
}
