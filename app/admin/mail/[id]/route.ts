import { requireUser } from '@/lib/auth';
import { readLocalMail } from '@/lib/notifications';
import { route } from '@/lib/route';

/** A letter of this machine's mailbox, as text: nothing in it runs or is fetched. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return route(async () => {
    const { id } = await params;
    return new Response(await readLocalMail(await requireUser(), { id }), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      },
    });
  });
}
