import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { forbidden, invalid } from '@/lib/errors';
import { timed } from '@/lib/telemetry';
import { findUserByEmail } from './queries';
import { emailField, passwordField } from './schema';
import { hashPassword, isOutdatedHash, verifyPassword } from './sign-in/hash-password';
import { type SignedIn, signedIn } from './sign-in/signed-in';

export const checkPasswordInput = z.object({ email: emailField, password: passwordField });

/**
 * Whose mail address and password these are. A wrong password and an unknown address are one answer, after the same
 * work: Invalid `sign-in.wrong`. Only with the right password does one learn more: Forbidden `sign-in.unverified`
 * (the address is not confirmed) or `sign-in.disabled`.
 */
export const checkPassword = timed(
  'accounts.checkPassword',
  async (ctx: Pick<Context, 'db' | 'now'>, input: z.input<typeof checkPasswordInput>): Promise<SignedIn> => {
    const { email, password } = checkPasswordInput.parse(input);
    const user = await findUserByEmail(ctx.db, email);
    const isRight = await verifyPassword(password, user?.passwordHash);
    if (!user || !isRight) {
      throw invalid('sign-in.wrong', 'The mail address or the password is not right.');
    }
    if (user.disabledAt) {
      throw forbidden('sign-in.disabled', 'This account is closed. Please ask the people who run this site.');
    }
    if (!user.emailVerifiedAt) {
      throw forbidden('sign-in.unverified', 'Please confirm your mail address first: we have sent you the link again.');
    }
    if (user.passwordHash && isOutdatedHash(user.passwordHash)) {
      const passwordHash = await hashPassword(password);
      await ctx.db.update(users).set({ passwordHash, updatedAt: ctx.now }).where(eq(users.id, user.id));
    }
    return signedIn(user);
  },
);
