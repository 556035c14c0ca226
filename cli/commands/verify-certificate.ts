import { readFile } from 'node:fs/promises';
import { type Check, type Verification, verifyCredential } from '@/lib/credential';
import { invalid } from '@/lib/errors';
import { readAllowList } from '@/lib/outbound';
import { givenPath } from '../given-path';
import { loadText } from '../load-text';
import { note, printLine } from '../show/print';

const signs: Readonly<Record<Check['outcome'], string>> = { passed: 'yes', failed: 'NO ', skipped: ' – ' };

/**
 * `lectern certificate verify`: says of a credential what can be known about it. The file, or what the address answers
 * with, may be the signed credential itself or hold it somewhere: JSON, an envelope, a baked SVG. The address that is printed
 * on a certificate of Lectern will do as well.
 */
export async function runVerifyCertificate(source: string, options: { readonly json?: boolean }): Promise<void> {
  const allowed = readAllowList(process.env.LECTERN_WEBHOOK_ALLOW);
  const load = (url: string) => loadText(url, allowed);
  const text = /^https?:\/\//.test(source) ? await load(credentialAddress(source)) : await readSource(source);
  const [jwt] = /\beyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(text) ?? [text];
  const verification = await verifyCredential(jwt, { now: new Date(), load });
  if (!verification.isValid) process.exitCode = 1;
  const { isValid, checks } = verification;
  const credential = summarize(verification);
  if (options.json) return await printLine(JSON.stringify({ valid: isValid, checks, credential }));
  if (credential)
    note(`It says: ${credential.name ?? credential.id}, issued by ${credential.issuerName ?? credential.issuer}`);
  for (const { name, outcome, sentence } of checks)
    await printLine(`${signs[outcome]}  ${name.padEnd(9)}  ${sentence}`);
  await printLine(isValid ? 'This credential is valid.' : 'This credential is NOT valid.');
}

/** The address on a certificate of Lectern leads to a page: the credential that it shows lies beside it. */
function credentialAddress(url: string): string {
  return url.replace(/\/certificates\/(cert_[0-9a-f]{26})(\/pdf)?\/?$/, '/badges/credentials/$1');
}

function summarize({ document }: Verification) {
  if (!document) return null;
  const { id = null, name = null, issuer, validFrom = null, validUntil = null } = document;
  return {
    id,
    name,
    issuer: typeof issuer === 'string' ? issuer : issuer.id,
    issuerName: typeof issuer === 'string' ? null : (issuer.name ?? null),
    validFrom,
    validUntil,
  };
}

async function readSource(path: string): Promise<string> {
  try {
    return await readFile(givenPath(path), 'utf8');
  } catch (cause) {
    throw invalid('certificate.file', `The file ${path} cannot be read.`, { cause });
  }
}
