import { getIssuer } from '@/lib/certificates';
import { answerBadge, hourSeconds } from '../answer-badge';

/** Who issues this site's credentials, and which keys speak for it. */
export const GET = () =>
  answerBadge(async (ctx, siteUrl) => ({
    body: JSON.stringify(await getIssuer(ctx, { siteUrl })),
    type: 'application/json',
    seconds: hourSeconds,
  }));

// The address of the site is the request's.
export const dynamic = 'force-dynamic';
