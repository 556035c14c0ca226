import { requestOrigin } from '@/lib/auth';
import { framePolicy } from '@/lib/courses';

/** An author's html block with scripts, as a document of an opaque origin: it can read neither our cookies nor our pages. */
export async function answerFrame(reading: Promise<string>): Promise<Response> {
  const [html, origin] = await Promise.all([reading, requestOrigin()]);
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': framePolicy(origin),
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}
