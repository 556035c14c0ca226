import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { identities, retiredUsers } from '@/db/schema';
import type { Context, HeldRole } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';
import { findAccount, findUserById } from '../queries';
import { stateOf } from './list-users';
import { type UserState, userInput } from './schema';

/** An account as the people who run the site see it. */
export interface UserRecord {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly createdAt: Date;
  readonly emailVerifiedAt: Date | null;
  readonly disabledAt: Date | null;
  readonly retiredAt: Date | null;
  /** When the terms were accepted, and which; null for none, and for those that come with the house. */
  readonly termsAcceptedAt: Date | null;
  readonly termsVersion: string | null;
  readonly hasPassword: boolean;
  /** Names of identity providers that the person signs in by. */
  readonly providers: readonly string[];
  readonly state: UserState;
  readonly roles: readonly HeldRole[];
}

/** One account. Throws Forbidden, NotFound `user.unknown`. */
export async function getUser(
  ctx: Pick<Context, 'db' | 'actor'>,
  input: z.input<typeof userInput>,
): Promise<UserRecord> {
  const { userId } = userInput.parse(input);
  requirePermission(ctx, 'user.view', userTarget(userId));
  const [user, account, linked, retired] = await Promise.all([
    findUserById(ctx.db, userId),
    findAccount(ctx.db, userId),
    ctx.db.select({ provider: identities.provider }).from(identities).where(eq(identities.userId, userId)),
    ctx.db.select({ at: retiredUsers.retiredAt }).from(retiredUsers).where(eq(retiredUsers.userId, userId)),
  ]);
  if (!user || !account) {
    throw notFound('user.unknown', 'There is no such account.');
  }
  const { name, email, locale, timeZone, createdAt, emailVerifiedAt, disabledAt, passwordHash } = user;
  return {
    ...{ userId, name, email, locale, timeZone, createdAt, emailVerifiedAt, disabledAt },
    termsAcceptedAt: user.termsAcceptedAt,
    termsVersion: user.termsVersion,
    retiredAt: retired[0]?.at ?? null,
    hasPassword: passwordHash !== null,
    providers: linked.map(({ provider }) => provider),
    state: stateOf(user),
    roles: account.roles,
  };
}
