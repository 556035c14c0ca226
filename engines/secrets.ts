import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { invalid } from '@/lib/errors';
import { replaceFile } from './process/claim-folder';

/** The secrets of an installation, under the names of the variables that carry them to every process. */
const secretsFile = z.object({
  /** Signs sessions. */
  NEXTAUTH_SECRET: z.string().min(32),
  /** Each 32 bytes, base64, the newest first, with commas between them: encrypt what the database keeps secret, such as the keys of webhooks. */
  LECTERN_ENCRYPTION_KEY: z.string().regex(/^[A-Za-z0-9+/]+={0,2}(,[A-Za-z0-9+/]+={0,2})*$/, 'must be base64'),
  /** 32 bytes, base64: Next.js encrypts the closures of server actions; the same in all processes. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.base64(),
  /** A JWK Set in base64: signs the credentials that learners earn. The format and how to change keys: lib/credential. */
  LECTERN_SIGNING_KEYS: z.base64(),
});

export type Secrets = z.infer<typeof secretsFile>;

const names = secretsFile.keyof().options;

/**
 * The secrets that every process shares: from the environment, and for private stores what is missing there from
 * `secrets` in the data folder (0600), made once. Configured stores may be shared with other machines, so that all of them
 * must be given by variable there: throws (kind Invalid) with the names that are missing.
 */
export function loadSecrets(dataFolder: string, env: NodeJS.ProcessEnv, storesArePrivate: boolean): Secrets {
  const given = Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const missing = names.filter((name) => !env[name]);
  if (missing.length === 0) return secretsFile.parse(given);
  if (!storesArePrivate)
    throw invalid(
      'engines.secrets',
      `With DATABASE_URL and MONGODB_URI the secrets must be set as well: ${missing.join(', ')}.`,
    );
  return { ...readOrMake(dataFolder), ...given };
}

/**
 * Puts a new encryption key before those that the data folder has: it encrypts from now on, and the others still decrypt. Answers all
 * of them, the newest first. Throws Invalid `engines.secrets` where the folder has no secrets.
 */
export function addEncryptionKey(dataFolder: string): string {
  const path = join(dataFolder, 'secrets');
  const kept = readSecrets(path);
  if (!kept?.LECTERN_ENCRYPTION_KEY) {
    throw invalid('engines.secrets', 'There are no secrets in the data folder yet; `npm start` makes them.');
  }
  const keys = [randomBytes(32).toString('base64'), ...kept.LECTERN_ENCRYPTION_KEY.split(',')].join(',');
  replaceFile(path, `${JSON.stringify({ ...kept, LECTERN_ENCRYPTION_KEY: keys }, null, 2)}\n`);
  return keys;
}

/** What is missing is made and added: a folder of an earlier version keeps the secrets that it has. */
function readOrMake(dataFolder: string): Secrets {
  const path = join(dataFolder, 'secrets');
  const kept = readSecrets(path);
  if (kept && names.every((name) => kept[name])) return secretsFile.parse(kept);
  const made: Secrets = {
    NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
    LECTERN_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LECTERN_SIGNING_KEYS: makeSigningKeys(),
  };
  const secrets = secretsFile.loose().parse({ ...made, ...kept });
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  replaceFile(path, `${JSON.stringify(secrets, null, 2)}\n`);
  return secrets;
}

const workerSecretFile = z.looseObject({ LECTERN_WORKER_SECRET: z.string().min(32).optional() });

/**
 * What a site on the edge shows the worker beside it: the variable, else what `secrets` in the data folder says, else made and kept there.
 * Call after `loadSecrets`. Beside configured stores nothing is kept: both are started together, or the variable is set for both.
 */
export function loadWorkerSecret(dataFolder: string, env: NodeJS.ProcessEnv, storesArePrivate: boolean): string {
  const made = () => randomBytes(32).toString('base64url');
  if (env.LECTERN_WORKER_SECRET) return env.LECTERN_WORKER_SECRET;
  if (!storesArePrivate) return made();
  const path = join(dataFolder, 'secrets');
  const kept = workerSecretFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const secret = kept.LECTERN_WORKER_SECRET ?? made();
  if (!kept.LECTERN_WORKER_SECRET)
    replaceFile(path, `${JSON.stringify({ ...kept, LECTERN_WORKER_SECRET: secret }, null, 2)}\n`);
  return secret;
}

/** One new Ed25519 key. */
function makeSigningKeys(): string {
  const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return Buffer.from(JSON.stringify({ keys: [key] })).toString('base64');
}

/** Undefined where there is none yet. A file that cannot be read is an error: new secrets would sign everybody out. */
function readSecrets(path: string) {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return secretsFile.partial().loose().parse(JSON.parse(text));
}
