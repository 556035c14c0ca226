import { z } from 'zod';
import type { Context } from '@/lib/context';
import { type Check, type LoadText, type Verification, verifyCredential } from '@/lib/credential';
import { invalid, LecternError, notFound } from '@/lib/errors';
import { openBadgeSite } from './badges/badge-site';
import { getBadgeKey } from './badges/get-badge-key';
import { getCredential } from './badges/get-credential';
import { getIssuer } from './badges/get-issuer';
import { getStatusList } from './badges/get-status-list';
import { getCertificate } from './get-certificate';
import type { PublicCertificate } from './model';

export const verifyCertificateInput = z.object({ text: z.string().trim().max(20_000), siteUrl: z.url() });

export type CertificateVerdict =
  /** `certificate` is what this site knows of it; null where what was given is not this site’s. */
  | {
      readonly kind: 'own';
      readonly isValid: boolean;
      readonly checks: readonly Check[];
      readonly certificate: PublicCertificate | null;
    }
  /** Of another issuer: whoever that is has to be asked. */
  | { readonly kind: 'foreign'; readonly issuer: string };

/**
 * Checks a certificate of this site for anybody: `text` holds its number, an address with it, or the signed credential itself. Nothing
 * is asked of other sites. Throws Invalid `certificates.not-recognised` where the text holds none of these, and NotFound
 * `certificates.unknown` for a number that was never given.
 */
export async function verifyCertificate(
  ctx: Context,
  input: z.input<typeof verifyCertificateInput>,
): Promise<CertificateVerdict> {
  const { text, siteUrl } = verifyCertificateInput.parse(input);
  const [jwt] = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(text) ?? [];
  if (jwt) {
    return await verifySigned(ctx, jwt, siteUrl);
  }
  const [id] = /cert_[0-9a-f]{26}\b/.exec(text.toLowerCase()) ?? [];
  if (!id) {
    throw invalid('certificates.not-recognised', 'This is neither a certificate’s number or address nor a credential.');
  }
  const certificate = await getCertificate(ctx, { id });
  const signed = await found(() => getCredential(ctx, { id, siteUrl }));
  if (signed === undefined) {
    return { kind: 'own', isValid: false, checks: [], certificate };
  }
  const { isValid, checks } = await verify(ctx, signed, siteUrl);
  return { kind: 'own', isValid, checks, certificate };
}

async function verifySigned(ctx: Context, jwt: string, siteUrl: string): Promise<CertificateVerdict> {
  const { isValid, checks, document } = await verify(ctx, jwt, siteUrl);
  const issuer = typeof document?.issuer === 'string' ? document.issuer : document?.issuer.id;
  const { addresses } = await openBadgeSite(ctx, siteUrl);
  if (issuer !== undefined && issuer !== addresses.issuer) {
    return { kind: 'foreign', issuer };
  }
  const id = document?.id?.split('/').at(-1) ?? '';
  const isOurs = checks.some(({ name, outcome }) => name === 'signature' && outcome === 'passed');
  const certificate = isOurs ? await found(() => getCertificate(ctx, { id })) : undefined;
  return { kind: 'own', isValid, checks, certificate: certificate ?? null };
}

const verify = (ctx: Context, jwt: string, siteUrl: string): Promise<Verification> =>
  verifyCredential(jwt, { now: ctx.now, load: (url) => loadOwn(ctx, url, siteUrl) });

/** What this site answers at an address of its own, without asking itself over the network. */
const loadOwn = async (ctx: Context, url: string, siteUrl: string): ReturnType<LoadText> => {
  const { addresses } = await openBadgeSite(ctx, siteUrl);
  if (url === addresses.issuer) {
    return JSON.stringify(await getIssuer(ctx, { siteUrl }));
  }
  const [, part = ''] = url.split('/').map(decodeURIComponent).slice(-2);
  if (url === addresses.key(part)) {
    return JSON.stringify(await getBadgeKey({ kid: part }));
  }
  if (url === addresses.statusList(Number(part))) {
    return await getStatusList(ctx, { number: Number(part), siteUrl });
  }
  throw notFound('certificates.foreign', `${url} is not of this site.`);
};

/** Undefined where there is none. */
async function found<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof LecternError && error.kind === 'NotFound') {
      return undefined;
    }
    throw error;
  }
}
