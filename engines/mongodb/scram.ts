import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may come in. */
export interface Account {
  readonly username: string;
  readonly password: string;
}

/** What a server keeps of an account: enough to check a proof, not to make one. */
export interface Verifier {
  readonly username: string;
  readonly salt: string;
  readonly storedKey: Buffer;
  readonly serverKey: Buffer;
}

/** The fewest that drivers accept: the passwords here are made by chance, not by people. */
const iterations = 4096;

const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** One salt for the life of a server: clients work out its key once. */
export function makeVerifier({ username, password }: Account): Verifier {
  const salt = randomBytes(28);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  return {
    username,
    salt: salt.toString('base64'),
    storedKey: createHash('sha256').update(hmac(salted, 'Client Key')).digest(),
    serverKey: hmac(salted, 'Server Key'),
  };
}

/** The server's side of one exchange. Each step answers what to say, or undefined where the other is not who he says. */
export interface Exchange {
  first(message: string): string | undefined;
  final(message: string): string | undefined;
}

/** SCRAM-SHA-256 without channel binding. Source: RFC 5802 §5 and §7, RFC 7677. */
export function beginExchange(verifier: Verifier): Exchange {
  let begun: { readonly clientFirst: string; readonly serverFirst: string; readonly nonce: string } | undefined;
  return {
    first(message) {
      const [, clientFirst] = /^n,,(n=.*)$/s.exec(message) ?? [];
      const { n: username, r: clientNonce } = attributes(clientFirst ?? '');
      if (!clientFirst || !clientNonce) return undefined;
      const nonce = `${clientNonce}${randomBytes(24).toString('base64')}`;
      const serverFirst = `r=${nonce},s=${verifier.salt},i=${iterations}`;
      // An unknown name learns it only with the proof, as a wrong password does.
      if (username === verifier.username) begun = { clientFirst, serverFirst, nonce };
      return serverFirst;
    },
    final(message) {
      const [, withoutProof = '', proof = ''] = /^(c=biws,r=[^,]+),p=(.+)$/.exec(message) ?? [];
      if (!begun || attributes(withoutProof).r !== begun.nonce) return undefined;
      const spoken = `${begun.clientFirst},${begun.serverFirst},${withoutProof}`;
      const signature = hmac(verifier.storedKey, spoken);
      const given = Buffer.from(proof, 'base64');
      if (given.length !== signature.length) return undefined;
      const clientKey = Buffer.from(given.map((byte, index) => byte ^ (signature[index] ?? 0)));
      if (!timingSafeEqual(createHash('sha256').update(clientKey).digest(), verifier.storedKey)) return undefined;
      return `v=${hmac(verifier.serverKey, spoken).toString('base64')}`;
    },
  };
}

const attributes = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));
