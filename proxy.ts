import { type NextRequest, NextResponse } from 'next/server';
import { newPagePolicy, policyHeader } from './lib/operation/page-policy';

/**
 * Gives each page a nonce of its own and the policy that names it. Next.js reads the nonce from the request's policy
 * header and puts it on every script and style sheet that it writes. In a process of Node `lib/operation` has done so before: calling
 * a proxy costs a tenth of a page.
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
        '/((?!api/|assets/|badges/|_next/|icon\\.svg|favicon\\.ico|courses/[^/]+/frames/|studio/[^/]+/frames/|studio/[^/]+/uploads$).*)',
      missing: [{ type: 'header', key: 'content-security-policy' }],
    },
  ],
};
