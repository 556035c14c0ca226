import type { BlockAccess, DueState, Viewing } from './model';

const dayMilliseconds = 86_400_000;
const weekMilliseconds = 7 * dayMilliseconds;

const later = (a: Date, b: Date): Date => (a.getTime() >= b.getTime() ? a : b);

const never: DueState = { due: null, extendedFrom: null, closesAt: null, state: 'no-due-date' };

function courseDue(access: BlockAccess, { course, learner }: Viewing): Date | null {
  if (!course.isSelfPaced) return access.due;
  if (access.relativeWeeksDue === null || learner.enrolledAt === null) return null;
  // Who enrols before the course begins has the same weeks as who enrols on its first day.
  const begun = later(learner.enrolledAt, course.start).getTime();
  return new Date(begun + access.relativeWeeksDue * weekMilliseconds);
}

/**
 * When work in a block is due for a learner, and whether it is still accepted. An extension only ever gives more time: where the
 * course's own due date is later, that one holds. Work is accepted up to and including the instant it closes.
 * @param extension the learner's own due date for the block or what holds it; undefined: none
 * @example decideDue({ ...defaultAccess, due, graceSeconds: 3600 }, undefined, viewing).closesAt
 */
export function decideDue(access: BlockAccess, extension: Date | undefined, viewing: Viewing): DueState {
  const original = courseDue(access, viewing);
  if (original === null) return never;
  const due = extension ? later(original, extension) : original;
  const closesAt = access.graceSeconds === 0 ? due : new Date(due.getTime() + access.graceSeconds * 1000);
  const now = viewing.now.getTime();
  return {
    due,
    extendedFrom: due.getTime() > original.getTime() ? original : null,
    closesAt,
    state: now <= due.getTime() ? 'open' : now <= closesAt.getTime() ? 'grace' : 'closed',
  };
}

/**
 * The instant at which something opens for a learner: beta testers come some days early.
 * @example startFor(start, 5, 'beta') // five days before start
 */
export function startFor(start: Date, daysEarlyForBeta: number, { role }: Viewing['learner']): Date {
  return role === 'beta' ? new Date(start.getTime() - daysEarlyForBeta * dayMilliseconds) : start;
}
