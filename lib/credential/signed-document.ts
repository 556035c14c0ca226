import { decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { z } from 'zod';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const issuer = z.union([z.string().min(1), z.looseObject({ id: z.string().min(1), name: z.string().optional() })]);

/** As much of a credential of anybody as verifying it needs, in the terms of VC 2.0 or, renamed, of VC 1.1. */
const document = z.looseObject({
  '@context': z.union([z.string(), z.array(z.unknown()).min(1)]),
  id: z.string().optional(),
  type: z.union([z.string().transform((type) => [type]), z.array(z.string())]),
  name: z.string().optional(),
  issuer,
  validFrom: instant.optional(),
  validUntil: instant.optional(),
  credentialSubject: z.looseObject({ id: z.string().optional() }),
  credentialStatus: z.unknown().optional(),
});
export type ReadDocument = z.infer<typeof document>;

/** A credential of VC 1.1 under the names of 2.0. */
const oldDocument = z
  .looseObject({ issuanceDate: z.unknown().optional(), expirationDate: z.unknown().optional() })
  .transform(({ issuanceDate, expirationDate, ...rest }) => ({
    validFrom: issuanceDate,
    ...(expirationDate !== undefined && { validUntil: expirationDate }),
    ...rest,
  }));

const header = z.looseObject({
  alg: z.string(),
  kid: z.string().min(1).optional(),
  jwk: z.custom<JWK>((value) => typeof value === 'object' && value !== null).optional(),
  crit: z.never().optional(),
});
const seconds = z.number().int();
const claims = z.looseObject({
  iss: z.string().optional(),
  jti: z.string().optional(),
  sub: z.string().optional(),
  nbf: seconds.optional(),
  exp: seconds.optional(),
  vc: z.unknown().optional(),
  vp: z.unknown().optional(),
});

export interface SignedDocument {
  readonly header: z.infer<typeof header>;
  readonly document: ReadDocument;
  readonly issuerId: string;
  /** What the signature covers besides, and must agree with the document. */
  readonly claims: z.infer<typeof claims>;
}

/**
 * Reads a signed credential without believing anything in it yet. Returns what it says, or one sentence why it is none.
 * A credential of VC 1.1 lies in the claim `vc` and has other names for its dates; Open Badges 3.0 wants it read as well.
 * Sources: Open Badges 3.0, "Verify a Credential VC-JWT Signature"; W3C VC-JOSE-COSE.
 */
export function readSignedDocument(jwt: string): SignedDocument | string {
  let raw: { readonly header: unknown; readonly payload: Record<string, unknown> };
  try {
    raw = { header: decodeProtectedHeader(jwt), payload: decodeJwt(jwt) };
  } catch {
    return 'This is not a signed credential: it is no JSON Web Token.';
  }
  const readHeader = header.safeParse(raw.header);
  const readClaims = claims.safeParse(raw.payload);
  const old = '@context' in raw.payload ? undefined : oldDocument.safeParse(raw.payload.vc).data;
  const read = document.safeParse(old ?? raw.payload);
  if (!readHeader.success || !readClaims.success || !read.success)
    return 'This is not a credential: what every credential must have is missing or of another form.';
  if (!old && (raw.payload.vc !== undefined || raw.payload.vp !== undefined))
    return 'This is not a credential: it has claims that a credential of this version must not have.';
  if (!read.data.type.includes('VerifiableCredential')) return 'This is signed, but it is not a verifiable credential.';
  const { exp } = readClaims.data;
  const { issuer, validUntil = exp === undefined ? undefined : new Date(exp * 1000) } = read.data;
  const signed = {
    header: readHeader.data,
    document: { ...read.data, validUntil },
    issuerId: typeof issuer === 'string' ? issuer : issuer.id,
    claims: readClaims.data,
  };
  return findContradiction(signed) ?? signed;
}

/** Whether it is an Open Badge, by either of its two names. */
const isOpenBadge = ({ type }: ReadDocument): boolean =>
  type.includes('OpenBadgeCredential') || type.includes('AchievementCredential');

/** A claim that says something else than the credential: a sentence, or undefined where all agree. */
function findContradiction({ document, issuerId, claims }: SignedDocument): string | undefined {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['iss', claims.iss, issuerId],
    ['jti', claims.jti, document.id],
    ['sub', claims.sub, document.credentialSubject.id],
    ['nbf', claims.nbf, document.validFrom && toSeconds(document.validFrom)],
    ['exp', claims.exp, document.validUntil && toSeconds(document.validUntil)],
  ];
  const other = pairs.find(([, claim, said]) => claim !== undefined && claim !== said);
  if (other) return `The credential contradicts itself: its claim ${other[0]} says something else than its text.`;
  // Open Badges asks for every claim whose property is there, and for these two always; other credentials may leave them.
  const missing = pairs.find(
    ([name, claim, said]) => claim === undefined && (said !== undefined || name === 'jti' || name === 'nbf'),
  );
  return isOpenBadge(document) && missing
    ? `An Open Badge must state the claim ${missing[0]}, and this one does not.`
    : undefined;
}

const toSeconds = (at: Date) => Math.floor(at.getTime() / 1000);
