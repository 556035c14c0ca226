import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from './app/content-security-policy';

const nonceMark = '{nonce}';
const policyTemplate = contentSecurityPolicy({ nonce: nonceMark, environment: process.env });

/**
 * Gives each page a nonce of its own and the policy that names it. Next.js reads the nonce from the request's policy
 * header and puts it on every script and style sheet that it writes.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const policy = policyTemplate.replaceAll(nonceMark, nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/**
 * Pages only: machines' routes, built files, course files and authors' framed documents say for themselves what they allow. Uploads
 * pass by too: of a body that goes through here, no more than 10 MB arrive.
 */
export const config = {
  matcher: '/((?!api/|assets/|badges/|_next/|icon\\.svg|favicon\\.ico|courses/[^/]+/frames/|studio/[^/]+/uploads$).*)',
};
