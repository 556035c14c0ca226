import { requireUser } from '@/lib/auth';
import { exportPerson } from '@/lib/people';
import { route } from '@/lib/route';

/** All that is kept of one person, as a JSON file. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return route(async () => {
    const { id: userId } = await params;
    const ctx = await requireUser();
    return new Response(`${JSON.stringify(await exportPerson(ctx, { userId }), null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${userId.replace(/[^\w-]/g, '')}.json"`,
        'cache-control': 'no-store',
      },
    });
  });
}
