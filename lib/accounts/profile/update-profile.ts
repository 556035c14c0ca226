import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '@/db/schema';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { findUserById } from '../queries';
import { bioField, localeField, nameField, timeZoneField } from '../schema';
import { type SignedIn, signedIn } from '../sign-in/signed-in';
import { requireOwnAccount } from './own-account';

export const updateProfileInput = z.object({
  name: nameField,
  bio: bioField,
  locale: localeField,
  timeZone: timeZoneField,
});

/** Changes what the signed-in person says about themselves, their language and time zone. */
export async function updateProfile(ctx: Context, input: z.input<typeof updateProfileInput>): Promise<SignedIn> {
  const { name, bio, locale, timeZone } = updateProfileInput.parse(input);
  const userId = requireOwnAccount(ctx);
  return await ctx.db.transaction(async (tx) => {
    await tx
      .update(users)
      .set({ name, bio: bio === '' ? null : bio, locale, timeZone, updatedAt: ctx.now })
      .where(eq(users.id, userId));
    await publish(tx, ctx, 'accounts/user.changed', { userId });
    const user = await findUserById(tx, userId);
    if (!user) {
      throw notFound('user.unknown', 'There is no such account.');
    }
    return signedIn(user);
  });
}
