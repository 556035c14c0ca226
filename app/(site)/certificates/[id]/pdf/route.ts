import { contextFor, requestNetwork, requestOrigin } from '@/lib/auth';
import { printCertificate } from '@/lib/certificates';
import { takeAttempt } from '@/lib/rate-limits';
import { route } from '@/lib/route';

/** A certificate to print. */
export const GET = (_request: Request, { params }: { readonly params: Promise<{ readonly id: string }> }) =>
  route(async () => {
    const [ctx, { id }, siteUrl] = await Promise.all([contextFor({ kind: 'anonymous' }), params, requestOrigin()]);
    await takeAttempt(ctx, 'certificate.address', requestNetwork(ctx));
    const bytes = await printCertificate(ctx, { id, siteUrl });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename="certificate-${id}.pdf"`,
        'cache-control': 'private, max-age=60',
        'x-robots-tag': 'noindex',
      },
    });
  });
