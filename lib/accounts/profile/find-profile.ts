import { eq } from 'drizzle-orm';
import { identities, users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { requireOwnAccount } from './own-account';

export interface Profile {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly bio: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly hasPassword: boolean;
  /** Names of the identity providers that are linked to the account. */
  readonly providers: readonly string[];
}

/** What the signed-in person's account page shows. */
export async function findProfile(ctx: Pick<Context, 'db' | 'actor'>): Promise<Profile> {
  const userId = requireOwnAccount(ctx);
  const rows = await ctx.db
    .select({ user: users, provider: identities.provider })
    .from(users)
    .leftJoin(identities, eq(identities.userId, users.id))
    .where(eq(users.id, userId));
  const user = rows[0]?.user;
  if (!user) {
    throw notFound('user.unknown', 'There is no such account.');
  }
  return {
    userId,
    email: user.email,
    name: user.name,
    bio: user.bio ?? '',
    locale: user.locale,
    timeZone: user.timeZone,
    hasPassword: user.passwordHash !== null,
    providers: rows.flatMap(({ provider }) => provider ?? []),
  };
}
