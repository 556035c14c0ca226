import { retryAfterSeconds } from '@/lib/errors';
import { checkOwnReadiness } from '@/lib/health';
import { route } from '@/lib/route';

/** Whether requests may be sent to this process: 503 with the reasons while a store is away, tables are older than the code, or it stops. */
export function GET(): Promise<Response> {
  return route(async () => {
    const readiness = await checkOwnReadiness();
    const isReady = readiness.status === 'ready';
    return Response.json(readiness, {
      status: isReady ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(isReady ? {} : { 'retry-after': String(retryAfterSeconds) }) },
    });
  });
}

// What is measured is now, not when the application was built.
export const dynamic = 'force-dynamic';
