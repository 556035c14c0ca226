import { z } from 'zod';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { requirePermission, site } from '@/lib/permissions';
import { insertUser } from './new-user';
import { emailField, localeField, nameField, timeZoneField } from './schema';

export const createUserInput = z.object({
  email: emailField,
  name: nameField,
  /** From `hashPassword`; null for an account that sets its password by mail or signs in elsewhere. */
  passwordHash: z.string().max(255).nullable(),
  locale: localeField.default('en'),
  timeZone: timeZoneField.default('UTC'),
});

/**
 * Makes an account on somebody's behalf: its mail address counts as confirmed, no mail is sent. For site admins and the
 * command line. Throws Forbidden, Conflict `user.email-taken`.
 */
export async function createUser(
  ctx: Context,
  input: z.input<typeof createUserInput>,
): Promise<{ readonly userId: string }> {
  const person = createUserInput.parse(input);
  requirePermission(ctx, 'user.create', site);
  return await ctx.db.transaction(async (tx) => {
    const userId = await insertUser(tx, ctx, {
      ...person,
      isEmailVerified: true,
      hasAcceptedTerms: false,
      termsVersion: null,
    });
    await writeAudit(tx, ctx, { action: 'user.create', target: userId });
    return { userId };
  });
}
