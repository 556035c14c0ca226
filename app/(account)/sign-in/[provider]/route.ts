import { cookies } from 'next/headers';
import type { NextRequest } from 'next/server';
import { beginIdentitySignIn } from '@/app/api/auth/next-auth';
import { identityProviders } from '@/lib/accounts';
import { forbidden, notFound } from '@/lib/errors';
import { isOwnForm, safeReturnPath } from '@/lib/requests';
import { route } from '@/lib/route';

interface ProviderRoute {
  readonly params: Promise<{ readonly provider: string }>;
}

/** Goes to an identity provider, from a plain form of ours. */
export function POST(request: NextRequest, { params }: ProviderRoute): Promise<Response> {
  return route(async () => {
    const { provider } = await params;
    if (!identityProviders(process.env).some(({ id }) => id === provider)) {
      throw notFound('identity.provider-unknown', 'There is no such way to sign in here.');
    }
    if (!isOwnForm(request.headers)) {
      throw forbidden('form.elsewhere', 'This form was not sent from a page of this site.');
    }
    const jar = await cookies();
    const returnPath = safeReturnPath((await request.formData()).get('callbackUrl'));
    const { location, setCookies } = await beginIdentitySignIn(provider, returnPath, (name, value, secure) => {
      jar.set(name, value, { path: '/', sameSite: 'lax', httpOnly: true, secure });
    });
    // A page that leads on, not a redirect: browsers hold the redirects of a form against the page's policy, and a
    // provider may send people over hosts that no policy can know.
    const headers = new Headers({
      'cache-control': 'no-store',
      refresh: `0; url=${location ?? '/sign-in?error=identity.failed'}`,
    });
    for (const cookie of setCookies) {
      headers.append('set-cookie', cookie);
    }
    return new Response(null, { status: 200, headers });
  });
}
