import { getStatusList } from '@/lib/certificates';
import { notFound } from '@/lib/errors';
import { answerBadge, minuteSeconds } from '../../answer-badge';

/** Which credentials of a list are revoked. */
export const GET = (_request: Request, { params }: { readonly params: Promise<{ readonly number: string }> }) =>
  answerBadge(async (ctx, siteUrl) => {
    const { number } = await params;
    if (!/^[1-9]\d{0,8}$/.test(number)) {
      throw notFound('certificates.list-unknown', 'There is no such status list here.');
    }
    return {
      body: await getStatusList(ctx, { number: Number(number), siteUrl }),
      type: 'application/vc+jwt',
      seconds: minuteSeconds,
    };
  });
