import { LecternError } from './errors';

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
    console.error(error);
    return problem(500, 'internal', 'Something went wrong on our side. Nothing you sent was lost.');
  }
  if (error.cause) {
    console.error(error);
  }
  const headers: Record<string, string> =
    error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) };
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
