import { startFor } from './due-state';
import { isInGroups } from './groups';
import type { BlockAccess, Decision, DueState, LockReason, Prerequisite, Viewing } from './model';

const hidden: Decision = { state: 'hidden', isListed: false };
// A course has thousands of blocks and most are plainly open: they share one decision.
const visible: Decision = { state: 'visible', isListed: true };
const unlisted: Decision = { state: 'visible', isListed: false };

function lackOf(prerequisite: Prerequisite, { course, learner }: Viewing): LockReason | null {
  if (!course.isGatingEnabled) return null;
  const reached = learner.prerequisites.get(prerequisite.block) ?? { scorePercent: 0, completionPercent: 0 };
  const isFulfilled =
    reached.scorePercent >= prerequisite.minScorePercent &&
    reached.completionPercent >= prerequisite.minCompletionPercent;
  return isFulfilled ? null : { code: 'prerequisite', ...prerequisite, reached };
}

function startOf(access: BlockAccess, { course, learner }: Viewing): Date {
  // In a self-paced course content is released with the course itself.
  return startFor(course.isSelfPaced ? course.start : access.start, access.daysEarlyForBeta, learner);
}

/**
 * Whether a block has been released to this learner, whatever else may keep it from them. Only what has been counts in a grade.
 * @example hasBegun({ ...defaultAccess, start }, { ...viewing, now: start }) // true
 */
export const hasBegun = (access: BlockAccess, viewing: Viewing): boolean =>
  viewing.learner.role === 'staff' || viewing.now.getTime() >= startOf(access, viewing).getTime();

function whyLocked(access: BlockAccess, due: DueState, viewing: Viewing): LockReason | null {
  const { course, now } = viewing;
  if (!hasBegun(access, viewing)) return { code: 'not-begun', start: startOf(access, viewing) };
  const lack = access.prerequisite && lackOf(access.prerequisite, viewing);
  if (lack) return lack;
  if (!access.isHiddenAfterDue) return null;
  // Without a due date of its own, work in a self-paced course is over when the course is.
  const closedAt = due.closesAt ?? (course.isSelfPaced ? course.end : null);
  return closedAt && closedAt.getTime() < now.getTime() ? { code: 'hidden-after-due', closedAt } : null;
}

/**
 * Decides on one block by its own (inherited) settings alone. What its ancestors and the course say comes on top: see `decideTree`.
 * Staff see every block; to see what a learner sees, ask with `asLearner(…)`.
 * @param due the block's due state for this learner (`decideDue`)
 * @example decideBlock({ ...defaultAccess, isStaffOnly: true }, due, viewing).state // 'hidden'
 */
export function decideBlock(access: BlockAccess, due: DueState, viewing: Viewing): Decision {
  if (viewing.learner.role === 'staff') return visible;
  if (access.isStaffOnly || !isInGroups(access.groupAccess, viewing.learner.groups)) return hidden;
  const isListed = !access.isHiddenFromToc;
  const reason = whyLocked(access, due, viewing);
  if (reason) return { state: 'locked', isListed, reason };
  return isListed ? visible : unlisted;
}

/**
 * What holds for a child: never more than its parent's decision. Hidden wins over locked, locked over visible; the reason is the
 * outermost one; what is not listed lists nothing below it.
 * @example governChild({ state: 'hidden', isListed: false }, { state: 'visible', isListed: true }).state // 'hidden'
 */
export function governChild(parent: Decision, child: Decision): Decision {
  if (parent.state === 'hidden' || child.state === 'hidden') return hidden;
  const isListed = parent.isListed && child.isListed;
  const stricter = parent.state === 'locked' ? parent : child;
  return stricter.isListed === isListed ? stricter : { ...stricter, isListed };
}
