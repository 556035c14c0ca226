import { endSession } from '@/lib/auth';
import { forbidden } from '@/lib/errors';
import { isOwnForm } from '@/lib/requests';
import { route } from '@/lib/route';

/** Signs this browser out, from a form of ours. */
export function POST(request: Request): Promise<Response> {
  return route(async () => {
    if (!isOwnForm(request.headers)) {
      throw forbidden('form.elsewhere', 'This form was not sent from a page of this site.');
    }
    await endSession();
    return seeOther('/sign-in?notice=signedOut');
  });
}

/** A link signs nobody out. */
export function GET(): Response {
  return seeOther('/account');
}

const seeOther = (path: string) =>
  new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
