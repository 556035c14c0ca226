import { checkOwnHealth } from '@/lib/health';
import { route } from '@/lib/route';

/** Each engine and its version; 503, naming it, while a part is down. */
export function GET(): Promise<Response> {
  return route(async () => {
    const health = await checkOwnHealth();
    return Response.json(health, {
      status: health.status === 'ok' ? 200 : 503,
      headers: { 'cache-control': 'no-store' },
    });
  });
}

// What is measured is now, not when the application was built.
export const dynamic = 'force-dynamic';
