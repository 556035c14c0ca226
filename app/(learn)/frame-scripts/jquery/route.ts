import { readJquery } from '@/lib/courses';
import { route } from '@/lib/route';

/** jQuery for the frames of authors' scripts, which have an opaque origin: hence the permission for any. */
export function GET(): Promise<Response> {
  return route(
    async () =>
      new Response(await readJquery(), {
        headers: {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=86400',
          'access-control-allow-origin': '*',
        },
      }),
  );
}
