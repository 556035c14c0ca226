import { compactVerify, importJWK, type JWK } from 'jose';
import { isStatusSet, readStatusEntries, type StatusEntry } from './check-status';
import { type LoadText, resolveKey } from './resolve-key';
import { type ReadDocument, readSignedDocument, type SignedDocument } from './signed-document';

export type CheckName = 'format' | 'issuer' | 'signature' | 'dates' | 'status';

/** One thing that was looked at, and what came out, in a sentence for a person. */
export interface Check {
  readonly name: CheckName;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly sentence: string;
}

export interface Verification {
  readonly isValid: boolean;
  readonly checks: readonly Check[];
  /** What the credential says; to be believed only where `isValid`. Undefined where it could not even be read. */
  readonly document: ReadDocument | undefined;
}

export interface VerifyOptions {
  readonly now: Date;
  readonly load: LoadText;
}

/** RS256 is what Open Badges asks every verifier for; the others are the ones in use for credentials. */
const algorithms = ['EdDSA', 'Ed25519', 'RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'ES512'];

/**
 * Verifies a credential of any issuer that is secured as a JWT: its form, whose key signed it, the signature, the dates
 * and whether it was revoked. Never throws for what is wrong with the credential: each check says it.
 *
 * `load` reads the issuer's document, keys and status list; what it cannot read fails its check.
 * Sources: Open Badges 3.0, "Verification and Validation"; W3C VC-JOSE-COSE; W3C Bitstring Status List 1.0.
 *
 * @example const { isValid, checks } = await verifyCredential(jwt, { now, load })
 */
export async function verifyCredential(jwt: string, options: VerifyOptions): Promise<Verification> {
  const signed = readSignedDocument(jwt.trim());
  if (typeof signed === 'string') return conclude([failed('format', signed)], undefined);
  const checks = await checkSigned(jwt.trim(), signed, options);
  if (checks.every(({ outcome }) => outcome === 'passed'))
    return conclude([...checks, await checkStatus(signed, options)], signed.document);
  return conclude(checks, signed.document);
}

/** Every check but the status: the same for a credential and for the list that may revoke it. */
async function checkSigned(jwt: string, signed: SignedDocument, options: VerifyOptions): Promise<Check[]> {
  const { header, issuerId, document } = signed;
  const format = passed('format', 'It is a verifiable credential.');
  const key = await resolveKey({ issuerId, kid: header.kid, jwk: header.jwk }, options.load);
  if (typeof key === 'string') return [format, failed('issuer', key)];
  const issuer = passed('issuer', `The key that it names belongs to the issuer ${issuerId}.`);
  const signature = (await isSignedBy(jwt, key, header.alg))
    ? passed('signature', 'Signed by the issuer, and not changed since.')
    : failed('signature', 'The signature is not the issuer’s, or something was changed after it was signed.');
  return [format, issuer, signature, checkDates(document, options.now)];
}

async function isSignedBy(jwt: string, { d: _, ...key }: JWK, alg: string): Promise<boolean> {
  try {
    await compactVerify(jwt, await importJWK(key, alg), { algorithms });
    return true;
  } catch {
    return false;
  }
}

function checkDates({ validFrom, validUntil }: ReadDocument, now: Date): Check {
  if (validFrom && now < validFrom) return failed('dates', `It is not valid before ${validFrom.toISOString()}.`);
  if (validUntil && now >= validUntil) return failed('dates', `It was valid until ${validUntil.toISOString()}.`);
  return passed('dates', validUntil ? `It is valid until ${validUntil.toISOString()}.` : 'It has no end.');
}

async function checkStatus(signed: SignedDocument, options: VerifyOptions): Promise<Check> {
  const entries = readStatusEntries(signed.document);
  if (!entries) return failed('status', 'It can be revoked in a way that cannot be checked here.');
  if (entries.length === 0) return skipped('status', 'It names no list in which it could be revoked.');
  for (const entry of entries) {
    const isSet = await lookUp(entry, signed.issuerId, options);
    if (typeof isSet === 'string') return failed('status', isSet);
    if (isSet)
      return failed('status', `The issuer has ${entry.statusPurpose === 'revocation' ? 'revoked' : 'suspended'} it.`);
  }
  return passed('status', 'The issuer has not revoked it.');
}

/** Whether the entry's bit is set, or a sentence why nobody can say. */
async function lookUp(entry: StatusEntry, issuerId: string, options: VerifyOptions): Promise<boolean | string> {
  const address = entry.statusListCredential;
  const unknown = (why: string) => `Whether it was revoked cannot be said: ${why}.`;
  const text = await options.load(address).catch(() => undefined);
  if (text === undefined) return unknown(`the list at ${address} could not be read`);
  const list = readSignedDocument(text.trim());
  if (typeof list === 'string') return unknown(`the list at ${address} is not a signed credential`);
  if (list.issuerId !== issuerId) return unknown(`the list at ${address} is another issuer’s`);
  const wrong = (await checkSigned(text.trim(), list, options)).find(({ outcome }) => outcome === 'failed');
  if (wrong) return unknown(`the list at ${address} is not valid. ${wrong.sentence.replace(/\.$/, '')}`);
  return (await isStatusSet(list.document, entry)) ?? unknown(`the list at ${address} does not hold its entry`);
}

function conclude(checks: readonly Check[], document: ReadDocument | undefined): Verification {
  const names: readonly CheckName[] = ['format', 'issuer', 'signature', 'dates', 'status'];
  const rest = names
    .filter((name) => !checks.some((check) => check.name === name))
    .map((name) => skipped(name, 'Not looked at, because of what is said above.'));
  return { isValid: checks.every(({ outcome }) => outcome !== 'failed'), checks: [...checks, ...rest], document };
}

const passed = (name: CheckName, sentence: string): Check => ({ name, outcome: 'passed', sentence });
const failed = (name: CheckName, sentence: string): Check => ({ name, outcome: 'failed', sentence });
const skipped = (name: CheckName, sentence: string): Check => ({ name, outcome: 'skipped', sentence });
