import { calculateJwkThumbprint, type JWK } from 'jose';
import { z } from 'zod';

/** Reads the text at an https address. Rejects where there is none; guarding which addresses may be asked is its task. */
export type LoadText = (url: string) => Promise<string>;

/** A key of a kind that has a public half. */
const jwk = z.custom<JWK>((value) => publicKind.safeParse(value).success);
const publicKind = z.looseObject({ kty: z.enum(['OKP', 'EC', 'RSA']), kid: z.string().optional() });
const method = z.looseObject({ id: z.string(), publicKeyJwk: jwk.optional() });
const issuerDocument = z.looseObject({
  id: z.string(),
  verificationMethod: z.array(z.unknown()).optional(),
  assertionMethod: z.array(z.unknown()).optional(),
});
const jwkSet = z.looseObject({ keys: z.array(jwk) });

export interface KeyReference {
  readonly issuerId: string;
  readonly kid?: string | undefined;
  readonly jwk?: JWK | undefined;
}

/**
 * The public key that a signed credential names, where its issuer says that it is the issuer's. Returns the key, or one
 * sentence why there is none. A key that only the credential itself brings along proves nothing and is not believed.
 *
 * The key is looked for in the issuer's document (an https address or did:web) among the methods for assertions, and else
 * at the address that the credential names, if that is on the issuer's own host.
 * Sources: Open Badges 3.0, "Dereferencing the Public Key"; W3C VC-JOSE-COSE, "Key Discovery"; Controlled Identifiers 1.0.
 */
export async function resolveKey(reference: KeyReference, load: LoadText): Promise<JWK | string> {
  const { issuerId, kid } = reference;
  if (!kid && !reference.jwk) return 'The credential does not say which key signed it.';
  const address = addressOfIssuer(issuerId);
  if (!address) return `The issuer ${issuerId} has no address under which its keys could be looked up.`;
  const [document, wanted] = await Promise.all([
    loadJson(address, load),
    reference.jwk && !kid ? calculateJwkThumbprint(reference.jwk).catch(() => undefined) : undefined,
  ]);
  const listed = await findListed(document, { issuerId, kid, wanted });
  if (listed) return listed;
  const own = kid && sharesOrigin(kid, address) ? findInKeys(await loadJson(kid, load), kid) : undefined;
  if (own) return own;
  return document === undefined
    ? `The issuer’s keys could not be read at ${address}.`
    : `The issuer ${issuerId} does not list the key that signed this credential.`;
}

/** Where an issuer's document lies; undefined for an identifier that is neither an http address nor did:web. */
function addressOfIssuer(issuerId: string): string | undefined {
  if (/^https?:\/\//.test(issuerId)) return URL.canParse(issuerId) ? withoutFragment(issuerId) : undefined;
  const [, , host, ...path] = issuerId.startsWith('did:web:') ? issuerId.split(':') : [];
  if (!host) return undefined;
  const folder = path.length > 0 ? path.join('/') : '.well-known';
  const address = `https://${decodeURIComponent(host)}/${folder}/did.json`;
  return URL.canParse(address) ? address : undefined;
}

async function findListed(
  document: unknown,
  { issuerId, kid, wanted }: { issuerId: string; kid: string | undefined; wanted: string | undefined },
): Promise<JWK | undefined> {
  const read = issuerDocument.safeParse(document);
  if (!read.success || read.data.id !== issuerId) return undefined;
  const { verificationMethod = [], assertionMethod } = read.data;
  const absolute = (id: string) => (id.startsWith('#') ? issuerId + id : id);
  const asserting = assertionMethod && new Set(assertionMethod.map((entry) => absolute(idOf(entry) ?? '')));
  for (const entry of [...verificationMethod, ...(assertionMethod ?? [])]) {
    const { data } = method.safeParse(entry);
    if (!data?.publicKeyJwk || (asserting && !asserting.has(absolute(data.id)))) continue;
    const isNamed = kid !== undefined && (absolute(data.id) === absolute(kid) || data.publicKeyJwk.kid === kid);
    if (isNamed || (wanted && wanted === (await calculateJwkThumbprint(data.publicKeyJwk)))) return data.publicKeyJwk;
  }
  return undefined;
}

/** A key at its own address, alone or in a set. */
function findInKeys(document: unknown, kid: string): JWK | undefined {
  const alone = jwk.safeParse(document);
  if (alone.success) return alone.data;
  const name = kid.split('#')[1];
  return jwkSet.safeParse(document).data?.keys.find((key) => key.kid === kid || (name && key.kid === name));
}

async function loadJson(address: string, load: LoadText): Promise<unknown> {
  try {
    return JSON.parse(await load(withoutFragment(address)));
  } catch {
    return undefined;
  }
}

const idOf = (entry: unknown) => (typeof entry === 'string' ? entry : method.safeParse(entry).data?.id);
const withoutFragment = (address: string) => address.split('#')[0] ?? address;
const sharesOrigin = (a: string, b: string) => URL.canParse(a) && new URL(a).origin === new URL(b).origin;
