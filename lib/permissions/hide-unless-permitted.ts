import type { Context } from '@/lib/context';
import { type LecternError, unauthenticated } from '@/lib/errors';
import { can, type Target } from './can';
import type { Verb } from './rules';

/** Throws Unauthenticated `session.missing` for a visitor: before anything is looked up, so that nothing is told by the answer. */
export function requireSomebody({ actor }: Pick<Context, 'actor'>): void {
  if (actor.kind === 'anonymous') {
    throw unauthenticated('session.missing', 'Please sign in first.');
  }
}

/**
 * For what is found by an id of its own, whose course or organisation is known only then: to who may not do `verb` to it, it is as if it
 * were not there. Throws `missing`, which is what is thrown where there is nothing.
 */
export function hideUnlessPermitted(
  { actor }: Pick<Context, 'actor'>,
  verb: Verb,
  target: Target,
  missing: LecternError,
): void {
  if (!can(actor, verb, target)) {
    throw missing;
  }
}
