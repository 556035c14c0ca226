import { readFrame } from '@/app/(learn)/read-course';
import { requestOrigin } from '@/lib/auth';
import { framePolicy } from '@/lib/courses';
import { route } from '@/lib/route';
import { decoded, type UnitParams } from '../../params';

/** An author's html block with scripts, as a document of an opaque origin: it can read neither our cookies nor our pages. */
export function GET(_request: Request, { params }: UnitParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block } = await decoded(params);
    const [html, origin] = await Promise.all([readFrame(courseKey, block), requestOrigin()]);
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
