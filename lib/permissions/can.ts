import type { Actor, HeldRole } from '@/lib/context';
import { type RuleRole, rules, type TargetKind, type Verb } from './rules';

/** What a verb is done to: the site, an organisation by its short name, a course run by its key, or a person. */
export type Target =
  | { readonly kind: 'site' }
  | { readonly kind: 'org'; readonly org: string }
  | { readonly kind: 'course'; readonly courseKey: string }
  | { readonly kind: 'user'; readonly userId: string };

export const site: Target = { kind: 'site' };
export const orgTarget = (org: string): Target => ({ kind: 'org', org });
export const courseTarget = (courseKey: string): Target => ({ kind: 'course', courseKey });
export const userTarget = (userId: string): Target => ({ kind: 'user', userId });

/**
 * Whether `actor` may do `verb` to `target`, by the table in `rules.ts`. A verb asked about another kind of target than
 * its own is refused. The system (a command line, a workflow) acts for the operator and may do everything.
 *
 * @example can(ctx.actor, 'course.publish', courseTarget('course-v1:Lectern+Welcome+2026'))
 */
export function can(actor: Actor, verb: Verb, target: Target): boolean {
  const rule: { readonly on: TargetKind; readonly roles: readonly RuleRole[] } = rules[verb];
  if (rule.on !== target.kind) {
    return false;
  }
  if (actor.kind === 'system') {
    return true;
  }
  if (rule.roles.includes('anonymous')) {
    return true;
  }
  if (actor.kind === 'anonymous') {
    return false;
  }
  if (rule.roles.includes('learner')) {
    return true;
  }
  if (rule.roles.includes('self') && target.kind === 'user' && target.userId === actor.userId) {
    return true;
  }
  return actor.roles.some((held) => rule.roles.includes(held.role) && covers(held, target));
}

/** Whether some role that the actor holds allows the verb somewhere: for offering the way to it. The verb itself asks `can` of its target. */
export function canSomewhere(actor: Actor, verb: Verb): boolean {
  const allowed: readonly RuleRole[] = rules[verb].roles;
  return actor.kind === 'system' || (actor.kind === 'user' && actor.roles.some(({ role }) => allowed.includes(role)));
}

/** The organisation of a course key `course-v1:ORG+NUMBER+RUN`; null for text that is none. */
export function orgOfCourseKey(courseKey: string): string | null {
  return /^course-v1:([^+]+)\+[^+]+\+[^+]+$/.exec(courseKey)?.[1] ?? null;
}

/** Whether a role's scope reaches the target: the site reaches everything, an organisation its courses. */
function covers(held: HeldRole, target: Target): boolean {
  if (held.scope === '*') {
    return true;
  }
  if (target.kind === 'org') {
    return held.scope === target.org;
  }
  if (target.kind === 'course') {
    return held.scope === target.courseKey || held.scope === orgOfCourseKey(target.courseKey);
  }
  return false;
}
