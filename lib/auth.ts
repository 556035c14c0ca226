import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { processStores } from '@/db/stores';
import { ulid } from '@/db/ulid';
import { localeCookie, timeZoneCookie } from '@/i18n/locales';
import {
  type Account,
  checkPassword,
  checkPasswordInput,
  findAccount,
  openRegistration,
  openSession,
  registrationSeconds,
  type Session,
  type SignedIn,
  sealRegistration,
  sealSession,
  sessionSeconds,
} from '@/lib/accounts';
import type { Actor, Context } from '@/lib/context';
import { env } from '@/lib/env';
import { LecternError, unauthenticated } from '@/lib/errors';
import { currentScope } from '@/lib/log';
import { type LimitName, returnAttempt, takeAttempt } from '@/lib/rate-limits';
import {
  addressGroup,
  clientAddress,
  isServedByHttps,
  type SiteAddress,
  siteOrigin,
  withReturnPath,
} from '@/lib/requests';
import { sharedSandbox } from '@/sandbox';

/**
 * Who sends this request. The only place that reads the session's cookie; next-auth's routes (`app/api/auth`) write the
 * same cookie with the same claims, so that another sign-in library is a change of this file and of that route.
 */

/** A context whose actor is a signed-in person. */
export interface UserContext extends Context {
  readonly actor: Extract<Actor, { kind: 'user' }>;
}

export type { Account, Session };

/** What links of this site begin with; see `siteOrigin` for whom it believes. */
export async function requestOrigin(): Promise<string> {
  return siteOrigin(await headers(), siteAddress());
}

export function siteAddress(): SiteAddress {
  const { LECTERN_URL, NEXTAUTH_URL, HOST } = env();
  return { configuredUrl: LECTERN_URL ?? NEXTAUTH_URL, listenHost: HOST };
}

/** The name of the session's cookie: the prefix keeps plain http from setting one for https. */
function sessionCookieName(isHttps: boolean): string {
  return isHttps ? '__Secure-next-auth.session-token' : 'next-auth.session-token';
}

/**
 * The session that the cookie tells of, without a query: for pages that join the check into a query of their own. It
 * counts only if the user's row carries the same `sessionVersion` and is not disabled. Null for a visitor.
 */
export const readSession: () => Promise<Session | null> = cache(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const token = jar.get(sessionCookieName(isServedByHttps(head, siteAddress())))?.value;
  return token ? await openSession(token, env().NEXTAUTH_SECRET, requestInstant()) : null;
});

/** One instant for everything that a request decides. */
const requestInstant: () => Date = cache(() => new Date());
/** The id that the request has in the log, or one of its own where nothing watches over requests (the edge). */
const requestId: () => string = cache(() => currentScope()?.requestId ?? `req_${ulid()}`);

/** The context of this request for an actor that the caller has established; most want `currentContext`. */
export async function contextFor<A extends Actor>(actor: A): Promise<Context & { readonly actor: A }> {
  const { db, courseware } = processStores(env());
  return {
    db,
    courseware,
    runScript: sharedSandbox().runScript,
    actor,
    now: requestInstant(),
    requestId: requestId(),
    address: clientAddress(await headers()),
  };
}

/** The signed-in person's account: the cookie and one query; null for a visitor and for a session that was revoked. */
export const currentAccount: () => Promise<Account | null> = cache(async () => {
  const session = await readSession();
  if (!session) {
    return null;
  }
  const account = await findAccount(processStores(env()).db, session.userId);
  return account && isSessionValid(session, account) ? account : null;
});

/** Whether a session still counts for the user's row. */
function isSessionValid(
  session: Pick<Session, 'sessionVersion'>,
  user: { readonly sessionVersion: number; readonly isDisabled: boolean },
): boolean {
  return !user.isDisabled && user.sessionVersion === session.sessionVersion;
}

/** The context of this request: who acts, on which stores, when. Costs one query where there is a session, none otherwise. */
export async function currentContext(): Promise<Context> {
  const account = await currentAccount();
  return contextFor(account ? { kind: 'user', userId: account.userId, roles: account.roles } : { kind: 'anonymous' });
}

/**
 * The context of a signed-in person. A visitor is sent to sign in, and from there back to `returnPath`; without one (in
 * actions and routes) this throws Unauthenticated `session.missing`.
 */
export async function requireUser(returnPath?: string): Promise<UserContext> {
  const ctx = await currentContext();
  const { actor } = ctx;
  if (actor.kind === 'user') {
    return { ...ctx, actor };
  }
  if (returnPath !== undefined) {
    redirect(withReturnPath('/sign-in', returnPath));
  }
  throw unauthenticated('session.missing', 'Please sign in first.');
}

/** The network that a request comes from, as rate limits count it. */
export function requestNetwork(ctx: Pick<Context, 'address'>): string {
  return ctx.address ? addressGroup(ctx.address) : 'unknown';
}

/**
 * Whose mail address and password these are; see `checkPassword`. Wrong passwords are counted by account and by network,
 * and LimitReached `limit.reached` is thrown before the password is looked at.
 */
export async function signInWithPassword(input: unknown): Promise<SignedIn> {
  const ctx = await contextFor({ kind: 'anonymous' });
  const credentials = checkPasswordInput.parse(input);
  const network = requestNetwork(ctx);
  const counted: readonly (readonly [LimitName, string])[] = [
    ['sign-in.address', network],
    ['sign-in.account-and-address', `${credentials.email} ${network}`],
    ['sign-in.account', credentials.email],
  ];
  for (const [name, subject] of counted) {
    await takeAttempt(ctx, name, subject);
  }
  const giveBack = () => Promise.all(counted.map(([name, subject]) => returnAttempt(ctx, name, subject)));
  try {
    const signedIn = await checkPassword(ctx, credentials);
    await giveBack();
    return signedIn;
  } catch (error) {
    if (!(error instanceof LecternError) || error.code !== 'sign-in.wrong') {
      await giveBack();
    }
    throw error;
  }
}

/** Signs a person in: sets the session's cookie, and those that remember language and time zone. In actions and routes only. */
export async function startSession(user: SignedIn): Promise<void> {
  const { jar, base } = await cookieJar();
  const token = await sealSession(user, env().NEXTAUTH_SECRET);
  jar.set(sessionCookieName(base.secure), token, { ...base, httpOnly: true, maxAge: sessionSeconds });
  await rememberChoices(user);
}

/** Keeps the person's language and time zone where pages look for them. In actions and routes only. */
export async function rememberChoices(user: Pick<SignedIn, 'locale' | 'timeZone'>): Promise<void> {
  const { jar, base } = await cookieJar();
  const year = 365 * 86_400;
  jar.set(localeCookie, user.locale, { ...base, maxAge: year });
  jar.set(timeZoneCookie, user.timeZone, { ...base, maxAge: year });
}

/** Signs this browser out. In actions and routes only. */
export async function endSession(): Promise<void> {
  const { jar, base } = await cookieJar();
  jar.set(sessionCookieName(base.secure), '', { ...base, httpOnly: true, maxAge: 0 });
}

const registrationCookie = 'lectern-registration';

/** Remembers that this browser made the registration, so that its link is known in it; see `verifyEmail`. */
export async function rememberRegistration(registration: string): Promise<void> {
  const { jar, base } = await cookieJar();
  const token = await sealRegistration(registration, env().NEXTAUTH_SECRET);
  jar.set(registrationCookie, token, { ...base, httpOnly: true, maxAge: registrationSeconds });
}

/** The registration that this browser made and has not confirmed yet; null where it made none. */
export async function readRegistration(): Promise<string | null> {
  const token = (await cookies()).get(registrationCookie)?.value;
  return token ? await openRegistration(token, env().NEXTAUTH_SECRET) : null;
}

/** Forgets what `rememberRegistration` kept. In actions and routes only. */
export async function forgetRegistration(): Promise<void> {
  const { jar, base } = await cookieJar();
  jar.set(registrationCookie, '', { ...base, httpOnly: true, maxAge: 0 });
}

async function cookieJar() {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return { jar, base: { path: '/', sameSite: 'lax', secure: isServedByHttps(head, siteAddress()) } as const };
}
