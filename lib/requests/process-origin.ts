import type { Env } from '@/lib/env';

/**
 * The origin that links lead to where no request tells it, as in a workflow's mails: the configured address, else this machine's, under
 * the name that the server listens on.
 */
export function processOrigin({
  LECTERN_URL,
  NEXTAUTH_URL,
  HOST,
  PORT,
}: Pick<Env, 'LECTERN_URL' | 'NEXTAUTH_URL' | 'HOST' | 'PORT'>): string {
  const configured = LECTERN_URL ?? NEXTAUTH_URL;
  if (configured) {
    return new URL(configured).origin;
  }
  const isNamed = HOST && HOST !== '0.0.0.0' && HOST !== '::';
  const host = isNamed ? (HOST.includes(':') ? `[${HOST}]` : HOST) : 'localhost';
  return `http://${host}:${PORT}`;
}
