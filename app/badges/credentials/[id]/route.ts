import { getCredential } from '@/lib/certificates';
import { answerBadge, minuteSeconds } from '../../answer-badge';

/** A certificate as a signed credential, for whoever has its number. */
export const GET = (_request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }) =>
  answerBadge(async (ctx, siteUrl) => ({
    body: await getCredential(ctx, { id: (await params).id, siteUrl }),
    type: 'application/vc+jwt',
    seconds: minuteSeconds,
  }));
