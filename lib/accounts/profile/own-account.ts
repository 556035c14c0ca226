import type { Context } from '@/lib/context';
import { unauthenticated } from '@/lib/errors';
import { requirePermission, userTarget } from '@/lib/permissions';

/** The id of the signed-in person, who may change their own account. Throws Unauthenticated `session.missing`. */
export function requireOwnAccount(ctx: Pick<Context, 'actor'>): string {
  if (ctx.actor.kind !== 'user') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  requirePermission(ctx, 'user.change-own', userTarget(ctx.actor.userId));
  return ctx.actor.userId;
}
