import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { unchanged } from '@/db/results';
import { mailOptOuts } from '@/db/schema';
import type { Context } from '@/lib/context';
import { unauthenticated } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';
import { optionalLetterKind } from './queued-letter';

export const letterWantedInput = z.object({ kind: optionalLetterKind, isWanted: z.boolean() });

/** Turns a kind of letter off or on for whoever is signed in. What waits in the queue heeds it too. */
export async function setLetterWanted(ctx: Context, input: z.input<typeof letterWantedInput>): Promise<void> {
  const { kind, isWanted } = letterWantedInput.parse(input);
  const { actor } = ctx;
  if (actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  const { userId } = actor;
  requirePermission(ctx, 'user.change-own', userTarget(userId));
  await (isWanted
    ? ctx.db.delete(mailOptOuts).where(and(eq(mailOptOuts.userId, userId), eq(mailOptOuts.kind, kind)))
    : ctx.db
        .insert(mailOptOuts)
        .values({ userId, kind, createdAt: ctx.now })
        .onDuplicateKeyUpdate({ set: { kind: unchanged(mailOptOuts.kind) } }));
}
