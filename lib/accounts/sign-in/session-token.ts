import { LRUCache } from 'lru-cache';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';

/** Eight hours: a working day. */
export const sessionSeconds = 8 * 3600;

/** What a session's token says. The name is there to be shown, never to decide by. */
const claims = z.object({
  uid: z.string().min(1).max(32),
  sv: z.number().int(),
  name: z.string().default(''),
  exp: z.number(),
});

/** A session as its token tells it; whether it still counts, only the user's row knows. */
export interface Session {
  readonly userId: string;
  /** Counts only while the user's row carries the same number. */
  readonly sessionVersion: number;
  readonly name: string;
  readonly expiresAt: Date;
}

export type SessionUser = Pick<Session, 'userId' | 'sessionVersion' | 'name'>;

/** The claims that a token carries for a person; next-auth's own sign-in and our forms write the same. */
export function sessionClaims(user: SessionUser) {
  return { uid: user.userId, sv: user.sessionVersion, name: user.name, sub: user.userId };
}

/** An encrypted token (JWE, A256GCM) as next-auth writes and reads it, good for eight hours. */
export function sealSession(user: SessionUser, secret: string): Promise<string> {
  return encode({ token: sessionClaims(user), secret, maxAge: sessionSeconds });
}

// Decrypting costs about as much as rendering a small page, and a reader sends the same token with every request.
const opened = new LRUCache<string, Session>({ max: 5000 });

/** Decodes a token; null where it is not ours, was tampered with or has expired at `now`. */
export async function openSession(token: string, secret: string, now: Date): Promise<Session | null> {
  const cacheKey = `${secret}.${token}`;
  const known = opened.get(cacheKey);
  const session = known ?? (await decodeSession(token, secret));
  if (!session || session.expiresAt <= now) {
    opened.delete(cacheKey);
    return null;
  }
  if (!known) {
    opened.set(cacheKey, session);
  }
  return session;
}

async function decodeSession(token: string, secret: string): Promise<Session | null> {
  try {
    const parsed = claims.safeParse(await decode({ token, secret }));
    if (!parsed.success) {
      return null;
    }
    const { uid, sv, name, exp } = parsed.data;
    return { userId: uid, sessionVersion: sv, name, expiresAt: new Date(exp * 1000) };
  } catch {
    // Not a token of ours, or one of another secret: the same as none.
    return null;
  }
}

/** As long as the link in the mail works. */
export const registrationSeconds = 24 * 3600;
/** Tokens of one purpose are none of another: the salt is part of the key. */
const registrationSalt = 'lectern-registration';

const registrationClaims = z.object({ registration: z.string().min(1).max(64) });

/** What the registering browser keeps, to be known again when the mail's link is followed in it. */
export function sealRegistration(registration: string, secret: string): Promise<string> {
  return encode({ token: { registration }, secret, salt: registrationSalt, maxAge: registrationSeconds });
}

/** The registration of such a token; null for anything else. */
export async function openRegistration(token: string, secret: string): Promise<string | null> {
  try {
    const parsed = registrationClaims.safeParse(await decode({ token, secret, salt: registrationSalt }));
    return parsed.success ? parsed.data.registration : null;
  } catch {
    return null;
  }
}
