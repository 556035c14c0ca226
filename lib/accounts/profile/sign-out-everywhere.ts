import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { affectedRows } from '@/db/results';
import { users } from '@/db/schema';
import { writeAudit } from '@/lib/audit';
import type { Context } from '@/lib/context';
import { notFound } from '@/lib/errors';
import { publish } from '@/lib/outbox';
import { requirePermission, userTarget } from '@/lib/permissions';

export const signOutEverywhereInput = z.object({ userId: z.string() });

/** Ends every session of a person: their own wish, or a site admin's measure (which is audited). */
export async function signOutEverywhere(ctx: Context, input: z.input<typeof signOutEverywhereInput>): Promise<void> {
  const { userId } = signOutEverywhereInput.parse(input);
  requirePermission(ctx, 'user.sign-out-everywhere', userTarget(userId));
  await ctx.db.transaction(async (tx) => {
    const result = await tx
      .update(users)
      .set({ sessionVersion: sql`${users.sessionVersion} + 1`, updatedAt: ctx.now })
      .where(eq(users.id, userId));
    if (affectedRows(result) === 0) {
      throw notFound('user.unknown', 'There is no such account.');
    }
    if (ctx.actor.kind !== 'user' || ctx.actor.userId !== userId) {
      await writeAudit(tx, ctx, { action: 'user.sign-out-everywhere', target: userId });
    }
    await publish(tx, ctx, 'accounts/user.changed', { userId });
  });
}
