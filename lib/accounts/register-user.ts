import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { LecternError } from '@/lib/errors';
import { sendLetter } from '@/lib/notifications';
import { requirePermission, site } from '@/lib/permissions';
import { insertUser } from './new-user';
import { findUserByEmail } from './queries';
import { acceptedField, emailField, localeField, nameField, newPasswordField, timeZoneField } from './schema';
import { issueEmailToken } from './sign-in/email-tokens';
import { hashPassword } from './sign-in/hash-password';
import { verifyEmailUrl } from './sign-in/links';

export const registration = z.object({
  name: nameField,
  email: emailField,
  password: newPasswordField,
  terms: acceptedField('terms-missing'),
});

export const registerUserInput = registration.extend({
  locale: localeField,
  timeZone: timeZoneField,
  /** What the link in the mail begins with; see `requestOrigin`. */
  origin: z.url(),
  /** Where the person wanted to go, a path of this site. */
  returnPath: z.string(),
});

/**
 * Opens an account and sends the link that confirms its mail address. The answer is the same for an address that has an
 * account already: its owner gets a mail that says so. `userId` is for the browser that registered and never shown; null
 * where nothing was written. Throws Unavailable `mail.not-sent`; then it can simply be done again.
 */
export async function registerUser(
  ctx: Context,
  input: z.input<typeof registerUserInput>,
): Promise<{ readonly userId: string | null }> {
  const { name, email, password, locale, timeZone, origin, returnPath } = registerUserInput.parse(input);
  requirePermission(ctx, 'user.register', site);
  // Before the address is looked up, so that known and unknown ones take the same time.
  const passwordHash = await hashPassword(password);
  const pending = await writeRegistration(ctx, { name, email, passwordHash, locale, timeZone });
  if (!pending) {
    const owner = await findUserByEmail(ctx.db, email);
    if (owner && !owner.disabledAt) {
      await sendLetter(owner, { kind: 'known', url: `${origin}/sign-in` });
    }
    return { userId: null };
  }
  await sendLetter({ name, email, locale }, { kind: 'verify', url: verifyEmailUrl(origin, pending.token, returnPath) });
  return { userId: pending.userId };
}

/** Writes the user, or writes an unconfirmed one anew (the last registration counts); null where the address is taken. */
async function writeRegistration(
  ctx: Context,
  person: { name: string; email: string; passwordHash: string; locale: string; timeZone: string },
): Promise<{ userId: string; token: string } | null> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const known = await findUserByEmail(tx, person.email);
      if (known && (known.emailVerifiedAt || known.disabledAt)) {
        return null;
      }
      if (known) {
        const { email: _email, ...fields } = person;
        await tx
          .update(users)
          .set({ ...fields, termsAcceptedAt: ctx.now, updatedAt: ctx.now })
          .where(eq(users.id, known.id));
      }
      const userId =
        known?.id ?? (await insertUser(tx, ctx, { ...person, isEmailVerified: false, hasAcceptedTerms: true }));
      return { userId, token: await issueEmailToken(tx, ctx, { userId, kind: 'verify', email: person.email }) };
    });
  } catch (error) {
    // Somebody registered the same address in the same moment.
    if (error instanceof LecternError && error.code === 'user.email-taken') {
      return null;
    }
    throw error;
  }
}
