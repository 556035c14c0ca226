import { enrollmentTrackPartition, groupsOfMode } from './groups';
import type { Learner } from './model';

/** Nobody in particular: signed out, enrolled in nothing. */
export const visitor: Learner = {
  role: 'anonymous',
  isEnrolled: false,
  enrolledAt: null,
  isInvited: false,
  groups: new Map(),
  extensions: new Map(),
  prerequisites: new Map(),
  missingCourses: [],
  missingExam: null,
};

/**
 * The learner that a member of the staff looks as: enrolled now, in the groups chosen, with nothing done yet.
 * @param groups group ids by partition, beside the track of the mode
 * @example asLearner(now, 'verified', new Map()).role // 'learner'
 */
export function asLearner(now: Date, mode: string, groups: Learner['groups']): Learner {
  return {
    ...visitor,
    role: 'learner',
    isEnrolled: true,
    enrolledAt: now,
    groups: new Map([[enrollmentTrackPartition, groupsOfMode(mode)], ...groups]),
  };
}
