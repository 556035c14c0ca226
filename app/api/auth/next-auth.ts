import { createHash, randomBytes } from 'node:crypto';
import { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions, type User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import {
  type IdentityProvider,
  identityProviders,
  type SignedIn,
  sessionClaims,
  sessionSeconds,
  signInWithIdentity,
} from '@/lib/accounts';
import {
  currentAccount,
  currentContext,
  rememberChoices,
  requestOrigin,
  signInWithPassword,
  siteAddress,
} from '@/lib/auth';
import { env } from '@/lib/env';
import { LecternError } from '@/lib/errors';
import { safeReturnPath } from '@/lib/requests';

/** What an OpenID provider says of a person (OpenID Connect Core §5.1). Some send the flag as text. */
const profileClaims = z.object({
  sub: z.coerce.string().min(1).max(255),
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.string()]).nullish(),
  name: z.string().nullish(),
  locale: z.string().nullish(),
});
type ProfileClaims = z.output<typeof profileClaims>;

/** The claims of the id token, which next-auth has verified; its type leaves out the method that its token set has. */
function idTokenClaims(tokens: object) {
  const claims: unknown = 'claims' in tokens && typeof tokens.claims === 'function' ? tokens.claims() : undefined;
  return z.looseObject({ sub: z.string() }).parse(claims);
}

// next-auth hands one object from `authorize` or `profile` through to the `jwt` callback, which may not query.
const signedInUsers = new WeakMap<object, SignedIn>();

const passwordProvider = Credentials({
  name: 'Password',
  credentials: { email: {}, password: {} },
  async authorize(credentials) {
    try {
      const user = await signInWithPassword(credentials);
      await rememberChoices(user);
      return remembered({ id: user.userId, name: user.name }, user);
    } catch (error) {
      if (error instanceof LecternError || error instanceof z.ZodError) {
        return null;
      }
      throw error;
    }
  },
});

function remembered(user: User, signedIn: SignedIn): User {
  signedInUsers.set(user, signedIn);
  return user;
}

function openIdProvider({ id, label, issuer, clientId, clientSecret }: IdentityProvider): OAuthConfig<ProfileClaims> {
  return {
    id,
    name: label,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    authorization: { params: { scope: 'openid email profile' } },
    userinfo: {
      // Many providers keep the mail address out of the id token.
      async request({ client, tokens }) {
        const claims = idTokenClaims(tokens);
        if (!tokens.access_token || !client.issuer.metadata.userinfo_endpoint) {
          return claims;
        }
        const userinfo = await client.userinfo(tokens.access_token);
        // OpenID Connect Core §5.3.2: an answer about anybody else than the id token names counts for nothing.
        if (userinfo.sub !== claims.sub) {
          throw new Error(`The identity provider ${id} answered about another person`);
        }
        return { ...claims, ...userinfo };
      },
    },
    profile: (profile) => ({ id: profile.sub, name: profile.name ?? null, email: profile.email ?? null }),
  };
}

async function authOptions(): Promise<NextAuthOptions> {
  const origin = await requestOrigin();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    jwt: { maxAge: sessionSeconds },
    useSecureCookies: origin.startsWith('https:'),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwordProvider, ...identityProviders(process.env).map(openIdProvider)],
    callbacks: {
      redirect: ({ url }) => {
        const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url;
        return `${origin}${safeReturnPath(path)}`;
      },
      async signIn({ user, account, profile }) {
        if (account?.type !== 'oauth') {
          return true;
        }
        try {
          const claims = profileClaims.parse(profile);
          const signedIn = await signInWithIdentity(await currentContext(), {
            provider: account.provider,
            subject: claims.sub,
            email: claims.email ?? null,
            isEmailVerified: String(claims.email_verified) === 'true',
            name: claims.name ?? null,
            locale: claims.locale ?? 'en',
          });
          await rememberChoices(signedIn);
          remembered(user, signedIn);
          return true;
        } catch (error) {
          if (error instanceof LecternError) {
            return `/sign-in?error=${encodeURIComponent(error.code)}`;
          }
          throw error;
        }
      },
      jwt({ token, user }) {
        const signedIn = user && signedInUsers.get(user);
        return signedIn ? sessionClaims(signedIn) : token;
      },
      async session() {
        const account = await currentAccount();
        const expires = new Date(Date.now() + sessionSeconds * 1000).toISOString();
        return account ? { user: { id: account.userId, name: account.name }, expires } : { expires };
      },
    },
  };
}

/** Answers a request to `/api/auth/*`. */
export async function handleAuth(request: NextRequest, segments: readonly string[]): Promise<Response> {
  const options = await authOptions();
  const { configuredUrl } = siteAddress();
  if (configuredUrl) {
    process.env.NEXTAUTH_URL = new URL(configuredUrl).origin;
  } else {
    // `requestOrigin` has refused every host that somebody could have made up.
    process.env.AUTH_TRUST_HOST = 'true';
  }
  return await NextAuth(request, { params: Promise.resolve({ nextauth: [...segments] }) }, options);
}

/**
 * Begins signing in at an identity provider for one of our own forms: answers the address to go to, and the cookies that
 * next-auth checks on the way back. Its token against forged forms is made here, since the form has shown where it is from.
 */
export async function beginIdentitySignIn(
  providerId: string,
  returnPath: string,
  setCookie: (name: string, value: string, isSecure: boolean) => void,
): Promise<{ readonly location: string | null; readonly setCookies: readonly string[] }> {
  const origin = await requestOrigin();
  const isSecure = origin.startsWith('https:');
  const token = randomBytes(32).toString('hex');
  const hash = createHash('sha256').update(`${token}${env().NEXTAUTH_SECRET}`).digest('hex');
  setCookie(`${isSecure ? '__Host-' : ''}next-auth.csrf-token`, `${token}|${hash}`, isSecure);
  const request = new NextRequest(`${origin}/api/auth/signin/${providerId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken: token, callbackUrl: `${origin}${returnPath}` }),
  });
  const response = await handleAuth(request, ['signin', providerId]);
  return { location: response.headers.get('location'), setCookies: response.headers.getSetCookie() };
}
