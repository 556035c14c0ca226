import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { affectedRows } from '@/db/results';
import { users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { invalid } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { findUserById } from './queries';
import { passwordField, tokenField } from './schema';
import { findEmailToken, takeEmailToken } from './sign-in/email-tokens';
import { verifyPassword } from './sign-in/hash-password';
import { registrationMark } from './sign-in/registration-mark';
import { type SignedIn, signedIn } from './sign-in/signed-in';

export const verifyEmailInput = z.object({
  token: tokenField,
  /** What the browser that registered kept; see `registerUser`. */
  registration: z.string().nullish(),
  /** The registration's, where another browser follows the link. */
  password: passwordField.optional(),
});

/**
 * Confirms the address that a registration's link was sent to, and uses the link up. The link shows whose mailbox it is; that the
 * account is theirs too, the registering browser shows or its password: anybody may register a stranger's address, and whoever
 * then followed the link would confirm a password that is not theirs. Throws Invalid `link.invalid` where the link never worked, was
 * used, or is too old; `registration.unproven` and `registration.password` leave it as it is.
 */
export async function verifyEmail(ctx: Context, input: z.input<typeof verifyEmailInput>): Promise<SignedIn> {
  const { token, ...proof } = verifyEmailInput.parse(input);
  const link = await findEmailToken(ctx.db, ctx, 'verify', token);
  const registered = link && (await findUserById(ctx.db, link.userId));
  if (!registered) {
    throw linkInvalid();
  }
  const { passwordHash } = registered;
  if (passwordHash !== null) {
    await requireRegistrant(passwordHash, proof);
  }
  return await ctx.db.transaction(async (tx) => {
    const taken = await takeEmailToken(tx, ctx, 'verify', token);
    const changed = taken
      ? await tx
          .update(users)
          .set({ emailVerifiedAt: ctx.now, updatedAt: ctx.now })
          // The address may have become another since the link was sent, and the password since it was looked at.
          .where(
            and(
              eq(users.id, taken.userId),
              eq(users.email, taken.email),
              passwordHash === null ? undefined : eq(users.passwordHash, passwordHash),
            ),
          )
      : undefined;
    const user = taken && affectedRows(changed) === 1 ? await findUserById(tx, taken.userId) : undefined;
    if (!user || user.disabledAt) {
      throw linkInvalid();
    }
    await publish(tx, ctx, 'accounts/user.verified', { userId: user.id });
    return signedIn(user);
  });
}

async function requireRegistrant(
  passwordHash: string,
  { registration, password }: Omit<z.output<typeof verifyEmailInput>, 'token'>,
): Promise<void> {
  if (registration === registrationMark(passwordHash)) {
    return;
  }
  if (password === undefined) {
    throw invalid('registration.unproven', 'Please enter the password that you chose when you registered.');
  }
  if (!(await verifyPassword(password, passwordHash))) {
    throw invalid(
      'registration.password',
      'This is not the password that was chosen when this address was registered.',
      {
        fields: { password: 'registration-password' },
      },
    );
  }
}

const linkInvalid = () =>
  invalid('link.invalid', 'This link does not work any more. It works once, and only for a while.');
