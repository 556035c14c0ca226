import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Tx } from '@/db/client';
import { emailTokens, identities, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { conflict, forbidden } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { termsVersion } from '@/lib/site';
import { insertUser } from './new-user';
import { findUserByEmail, findUserById, type UserRow } from './queries';
import { requireRegistration } from './require-registration';
import { emailField, localeField, nameField } from './schema';
import { type SignedIn, signedIn } from './sign-in/signed-in';

export const signInWithIdentityInput = z.object({
  provider: z.string().min(1).max(64),
  /** The provider's own id of the person (`sub`). */
  subject: z.string().min(1).max(255),
  email: emailField.nullable().catch(null),
  /** The provider says that it has checked the address. */
  isEmailVerified: z.boolean(),
  name: nameField.nullable().catch(null),
  locale: localeField.catch('en'),
});

/**
 * Who signs in through an identity provider. An identity that is not linked yet is linked to the signed-in person; where
 * nobody is signed in, to the account of the same mail address, or to a new one, but only if the provider vouches for the
 * address. A new account is one more registration. Throws Forbidden `identity.email-unverified`, `sign-in.disabled` or as
 * `requireRegistration` does, and Conflict `identity.of-another`.
 */
export async function signInWithIdentity(
  ctx: Context,
  input: z.input<typeof signInWithIdentityInput>,
): Promise<SignedIn> {
  const identity = signInWithIdentityInput.parse(input);
  const user = await ctx.db.transaction(async (tx) => {
    const linked = await findLinkedUser(tx, identity);
    if (ctx.actor.kind === 'user') {
      return await linkToSignedIn(tx, ctx, ctx.actor.userId, identity, linked);
    }
    return linked ?? (await linkByEmail(tx, ctx, identity));
  });
  if (user.disabledAt) {
    throw forbidden('sign-in.disabled', 'This account is closed. Please ask the people who run this site.');
  }
  return signedIn(user);
}

type Identity = z.output<typeof signInWithIdentityInput>;

async function findLinkedUser(tx: Tx, { provider, subject }: Identity): Promise<UserRow | undefined> {
  const [row] = await tx
    .select({ user: users })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(and(eq(identities.provider, provider), eq(identities.subject, subject)));
  return row?.user;
}

async function linkToSignedIn(
  tx: Tx,
  ctx: Context,
  userId: string,
  identity: Identity,
  linked: UserRow | undefined,
): Promise<UserRow> {
  if (linked && linked.id !== userId) {
    throw conflict('identity.of-another', 'This identity belongs to another account here.');
  }
  const user = linked ?? (await findUserById(tx, userId));
  if (!user) {
    throw forbidden('sign-in.disabled', 'This account is closed. Please ask the people who run this site.');
  }
  if (!linked) {
    await insertIdentity(tx, ctx, userId, identity);
  }
  return user;
}

async function linkByEmail(tx: Tx, ctx: Context, identity: Identity): Promise<UserRow> {
  const { email, isEmailVerified, name, locale } = identity;
  if (!email || !isEmailVerified) {
    throw forbidden(
      'identity.email-unverified',
      'The other site did not confirm your mail address, so we cannot tell which account is yours.',
    );
  }
  const known = await findUserByEmail(tx, email);
  if (known?.disabledAt) {
    return known;
  }
  if (known && !known.emailVerifiedAt) {
    await claimUnverified(tx, ctx, known);
  }
  const userId =
    known?.id ?? (await openAccount(tx, ctx, { email, name: name ?? email.split('@')[0] ?? email, locale }));
  await insertIdentity(tx, ctx, userId, identity);
  const user = await findUserById(tx, userId);
  if (!user) {
    throw new Error(`The user ${userId} was written and is not there`);
  }
  return user;
}

/** Who goes on to a provider from a page that names the terms accepts them. */
async function openAccount(
  tx: Tx,
  ctx: Context,
  person: { readonly email: string; readonly name: string; readonly locale: string },
): Promise<string> {
  const settings = await requireRegistration(tx, person.email);
  const { mustAcceptTerms } = settings.registration;
  return await insertUser(tx, ctx, {
    ...person,
    passwordHash: null,
    isEmailVerified: true,
    hasAcceptedTerms: mustAcceptTerms,
    termsVersion: (mustAcceptTerms && termsVersion(settings)) || null,
    timeZone: settings.general.timeZone,
  });
}

/**
 * Whoever registered this address never confirmed it, so it may have been a stranger waiting for its owner: their
 * password and links stop working.
 */
async function claimUnverified(tx: Tx, ctx: Context, user: UserRow): Promise<void> {
  await tx
    .update(users)
    .set({
      passwordHash: null,
      emailVerifiedAt: ctx.now,
      sessionVersion: user.sessionVersion + 1,
      updatedAt: ctx.now,
    })
    .where(eq(users.id, user.id));
  await tx.delete(emailTokens).where(eq(emailTokens.userId, user.id));
  await publish(tx, ctx, 'accounts/user.verified', { userId: user.id });
}

async function insertIdentity(tx: Tx, ctx: Context, userId: string, { provider, subject }: Identity): Promise<void> {
  await tx.insert(identities).values({ provider, subject, userId, createdAt: ctx.now });
  await publish(tx, ctx, 'accounts/user.changed', { userId });
}
