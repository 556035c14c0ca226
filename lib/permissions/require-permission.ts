import type { Context } from '@/lib/context';
import { forbidden, unauthenticated } from '@/lib/errors';
import { can, type Target } from './can';
import type { Verb } from './rules';

/**
 * The first line of every mutation. Throws Unauthenticated `session.missing` where nobody is signed in, and
 * Forbidden `permission.denied` where the signed-in person may not.
 */
export function requirePermission(ctx: Pick<Context, 'actor'>, verb: Verb, target: Target): void {
  if (can(ctx.actor, verb, target)) {
    return;
  }
  if (ctx.actor.kind === 'anonymous') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
  throw forbidden('permission.denied', 'Your account may not do this.');
}
