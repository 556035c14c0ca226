import { type NextRequest, NextResponse } from 'next/server';
import { newPagePolicy, policyHeader } from './app/page-policy';

/**
 * Gives each page a nonce of its own and the policy that names it. Next.js reads the nonce from the request's policy
 * header and puts it on every script and style sheet that it writes. Where the site has a server of its own (`engines/serve.ts`),
 * that has done so already: calling a proxy costs more than what this one does.
 */
export function proxy(request: NextRequest): NextResponse {
  const policy = newPagePolicy();
  const headers = new Headers(request.headers);
  headers.set(policyHeader, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(policyHeader, policy);
  return response;
}

/** As `pagePath`, whose words it has to repeat: Next.js reads this without running it. */
export const config = {
  matcher: [
    {
      source:
        '/((?!api/|assets/|badges/|_next/|icon\\.svg|favicon\\.ico|courses/[^/]+/frames/|studio/[^/]+/uploads$).*)',
      missing: [{ type: 'header', key: 'content-security-policy' }],
    },
  ],
};
