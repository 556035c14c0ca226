import { openFrame } from '@/lib/attempts';
import { requestOrigin } from '@/lib/auth';
import { framePolicy } from '@/lib/courses';
import { route } from '@/lib/route';
import { viewAs, visit } from '../../../../read-course';
import { decoded, type UnitParams } from '../../params';

/** An author's html block with scripts, as a document of an opaque origin: it can read neither our cookies nor our pages. */
export function GET(_request: Request, { params }: UnitParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block } = await decoded(params);
    const [ctx, seenAs, origin] = await Promise.all([visit(), viewAs(), requestOrigin()]);
    const html = await openFrame(ctx, { courseKey, block, viewAs: seenAs });
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': framePolicy(origin),
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
      },
    });
  });
}
