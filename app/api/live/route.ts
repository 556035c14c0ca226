/** That this process answers, whatever else does not: a process that fails here is to be started again. */
export function GET(): Response {
  return Response.json({ status: 'live' }, { headers: { 'cache-control': 'no-store' } });
}

// Answered by the process, not by the build.
export const dynamic = 'force-dynamic';
