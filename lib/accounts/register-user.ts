import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { affectedRows } from '@/db/results';
import { users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { invalid, LecternError } from '@/lib/errors';
import { sendLetter } from '@/lib/notifications';
import { requirePermission, site } from '@/lib/permissions';
import { type SiteSettings, termsVersion } from '@/lib/site';
import { timed } from '@/lib/telemetry';
import { insertUser, type NewUser } from './new-user';
import { findUserByEmail } from './queries';
import { requireRegistration } from './require-registration';
import { emailField, localeField, nameField, newPasswordField, timeZoneField } from './schema';
import { issueEmailToken } from './sign-in/email-tokens';
import { hashPassword } from './sign-in/hash-password';
import { verifyEmailUrl } from './sign-in/links';
import { registrationMark } from './sign-in/registration-mark';

export const registration = z.object({
  name: nameField,
  email: emailField,
  password: newPasswordField,
  /** A ticked box. Whether there has to be one is the site's to say. */
  terms: z.literal(['on', 'true', '']).default(''),
  /** Of the terms that the person was shown; empty for those that come with the house. */
  termsVersion: z.string().max(40).default(''),
});

export const registerUserInput = registration.extend({
  locale: localeField,
  timeZone: timeZoneField,
  /** What the link in the mail begins with; see `requestOrigin`. */
  origin: z.url(),
  /** Where the person wanted to go, a path of this site. */
  returnPath: z.string(),
});

export interface Registered {
  readonly userId: string | null;
  readonly registration: string | null;
}

/**
 * Opens an account and sends the link that confirms its mail address. The answer is the same for an address that has an
 * account already: its owner gets a mail that says so. `registration` is for the browser that registered, to be known by it in
 * `verifyEmail`, and like `userId` never shown; both are null where nothing was written. Throws Forbidden as `requireRegistration` does, Invalid `registration.terms`, and Unavailable
 * `mail.not-sent`; then it can simply be done again.
 */
export const registerUser = timed(
  'accounts.registerUser',
  async (ctx: Context, input: z.input<typeof registerUserInput>): Promise<Registered> => {
    const { name, email, password, locale, timeZone, origin, returnPath, ...asked } = registerUserInput.parse(input);
    requirePermission(ctx, 'user.register', site);
    const accepted = acceptedTerms(await requireRegistration(ctx.db, email), asked);
    // Before the address is looked up, so that known and unknown ones take the same time.
    const passwordHash = await hashPassword(password);
    const pending = await writeRegistration(ctx, { name, email, passwordHash, locale, timeZone, ...accepted });
    if (!pending) {
      const owner = await findUserByEmail(ctx.db, email);
      if (owner && !owner.disabledAt) {
        await sendLetter(ctx, owner, { kind: 'known', url: `${origin}/sign-in` });
      }
      return { userId: null, registration: null };
    }
    const { userId, token } = pending;
    const reader = { id: userId, name, email, locale };
    await sendLetter(ctx, reader, { kind: 'verify', url: verifyEmailUrl(origin, token, returnPath) });
    return { userId, registration: registrationMark(passwordHash) };
  },
);

/** Writes the user, or writes an unconfirmed one anew (the last registration counts); null where the address is taken. */
async function writeRegistration(
  ctx: Context,
  person: Omit<NewUser, 'isEmailVerified'>,
): Promise<{ userId: string; token: string } | null> {
  try {
    return await ctx.db.transaction(async (tx) => {
      const known = await findUserByEmail(tx, person.email);
      if (known && (known.emailVerifiedAt || known.disabledAt)) {
        return null;
      }
      if (known) {
        const { email: _email, hasAcceptedTerms, ...fields } = person;
        const written = await tx
          .update(users)
          .set({ ...fields, termsAcceptedAt: hasAcceptedTerms ? ctx.now : null, updatedAt: ctx.now })
          // It may have been confirmed, or closed, since it was read.
          .where(and(eq(users.id, known.id), isNull(users.emailVerifiedAt), isNull(users.disabledAt)));
        if (affectedRows(written) === 0) {
          return null;
        }
      }
      const userId = known?.id ?? (await insertUser(tx, ctx, { ...person, isEmailVerified: false }));
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

/** What is noted of the terms. Throws Invalid `registration.terms` where they have to be accepted and are not, or are other ones by now. */
function acceptedTerms(
  settings: SiteSettings,
  asked: { readonly terms: string; readonly termsVersion: string },
): Pick<NewUser, 'hasAcceptedTerms' | 'termsVersion'> {
  if (!settings.registration.mustAcceptTerms) {
    return { hasAcceptedTerms: false, termsVersion: null };
  }
  const version = termsVersion(settings);
  if (asked.terms === '' || asked.termsVersion !== version) {
    throw invalid('registration.terms', 'Please accept the terms of use to go on.', {
      fields: { terms: asked.terms === '' ? 'terms-missing' : 'terms-changed' },
    });
  }
  return { hasAcceptedTerms: true, termsVersion: version || null };
}
