import { jumpPath } from '@/app/(learn)/read-course';
import { route } from '@/lib/route';
import { decoded } from '../../params';

interface JumpParams {
  readonly params: Promise<{ readonly courseKey: string; readonly id: string }>;
}

/** A stable link to a block: leads to the page that shows it. */
export function GET(_request: Request, { params }: JumpParams): Promise<Response> {
  return route(async () => {
    const { courseKey, id } = await decoded(params);
    return new Response(null, {
      status: 307,
      headers: { location: await jumpPath(courseKey, id), 'cache-control': 'no-store' },
    });
  });
}
