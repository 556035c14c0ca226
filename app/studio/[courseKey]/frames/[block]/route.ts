import { openDraftFrame } from '@/lib/attempts';
import { requestOrigin, requireUser } from '@/lib/auth';
import { framePolicy } from '@/lib/courses';
import { route } from '@/lib/route';

interface FrameParams {
  readonly params: Promise<{ readonly courseKey: string; readonly block: string }>;
}

/** A scripted html block of the draft, as a document of an opaque origin; see the learners' route of the same name. */
export function GET(_request: Request, { params }: FrameParams): Promise<Response> {
  return route(async () => {
    const { courseKey, block } = await params;
    const place = { courseKey: decodeURIComponent(courseKey), block: decodeURIComponent(block) };
    const [html, origin] = await Promise.all([openDraftFrame(await requireUser(), place), requestOrigin()]);
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
