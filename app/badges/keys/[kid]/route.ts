import { getBadgeKey } from '@/lib/certificates';
import { answerBadge, hourSeconds } from '../../answer-badge';

/** One public key of this site. */
export const GET = (_request: Request, { params }: { readonly params: Promise<{ readonly kid: string }> }) =>
  answerBadge(async (_ctx) => ({
    body: JSON.stringify(await getBadgeKey({ kid: (await params).kid })),
    type: 'application/jwk+json',
    seconds: hourSeconds,
  }));
