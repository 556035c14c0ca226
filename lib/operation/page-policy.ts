import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy } from './content-security-policy';

/** The header of a request that holds the policy of the page it asks for: Next.js reads the nonce from it. */
export const policyHeader = 'content-security-policy';

const nonceMark = '{nonce}';
const template = contentSecurityPolicy({ nonce: nonceMark, environment: process.env });

/** The policy of one page, with a nonce of its own. */
export const newPagePolicy = (): string => template.replaceAll(nonceMark, crypto.randomUUID());

/**
 * Which paths are pages. Machines' routes, built files, course files and authors' framed documents say for themselves what they
 * allow. Uploads pass by too: of a body that goes through the proxy, no more than 10 MB arrive. As the matcher of `proxy.ts`, where
 * Next.js wants it written out.
 */
export const pagePath =
  '/((?!api/|assets/|badges/|_next/|icon\\.svg|favicon\\.ico|courses/[^/]+/frames/|studio/[^/]+/frames/|studio/[^/]+/uploads$).*)';

const page = new RegExp(`^${pagePath}$`);

/** Whether an address, as a request has it, is a page's. */
export const isPage = (url: string): boolean => page.test(url.split('?', 1)[0] ?? '');

/**
 * Gives a request for a page its policy, and the answer the same. What a client claims to be the policy counts for nothing: where this has
 * looked at a request, `proxy.ts` need not.
 */
export function settlePolicy({ headers, url }: IncomingMessage, response: ServerResponse): void {
  delete headers[policyHeader];
  if (isPage(url ?? '')) {
    const policy = newPagePolicy();
    headers[policyHeader] = policy;
    response.setHeader(policyHeader, policy);
  }
}
