import type { Tx } from '@/db/client';
import { isDuplicateKey } from '@/db/results';
import { users } from '@/db/schema';
import { ulid } from '@/db/ulid';
import type { Context } from '@/lib/context';
import { conflict } from '@/lib/errors';
import { publish } from '@/lib/outbox';

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly isEmailVerified: boolean;
  readonly hasAcceptedTerms: boolean;
  /** Which terms; null for those that come with the house, and where none were accepted. */
  readonly termsVersion: string | null;
  readonly locale: string;
  readonly timeZone: string;
}

/** Writes a user and the event of it; answers the id (`usr_…`). Throws Conflict `user.email-taken`. */
export async function insertUser(tx: Tx, ctx: Pick<Context, 'now'>, user: NewUser): Promise<string> {
  const userId = `usr_${ulid()}`;
  try {
    await tx.insert(users).values({
      id: userId,
      email: user.email,
      emailVerifiedAt: user.isEmailVerified ? ctx.now : null,
      name: user.name,
      passwordHash: user.passwordHash,
      locale: user.locale,
      timeZone: user.timeZone,
      termsAcceptedAt: user.hasAcceptedTerms ? ctx.now : null,
      termsVersion: user.termsVersion,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
  } catch (error) {
    if (isDuplicateKey(error)) {
      throw conflict('user.email-taken', 'There is an account with this mail address already.', { cause: error });
    }
    throw error;
  }
  await publish(tx, ctx, 'accounts/user.registered', { userId });
  return userId;
}
