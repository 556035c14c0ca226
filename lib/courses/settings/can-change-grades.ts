import type { NodeBody } from '@/db/courseware';
import { isSameJson } from '@/lib/olx/fields/is-same-json';
import { defaultAccess, parseCourseSchedule, resolveAccess } from '@/lib/schedule';

/**
 * Whether a grade on record may be another once a course's own node is changed: by its grading policy, by its blocks (an assignment
 * type was renamed), or by what of its settings decides which blocks count (for whom they are, whether they are graded, when the
 * course begins) and whether grades are written (when it ended). Nothing else of a course is read by grading: due dates and grace
 * hold when an answer is sent, and what is locked counts. Pure.
 *
 * @example canChangeGrades(course, { ...course, settings: { ...course.settings, display_name: 'Renamed' } }) // false
 */
export function canChangeGrades(before: NodeBody, after: NodeBody): boolean {
  return (
    !isSameJson(before.documents?.gradingPolicy ?? null, after.documents?.gradingPolicy ?? null) ||
    JSON.stringify(before.children) !== JSON.stringify(after.children) ||
    JSON.stringify(readByGrading(before)) !== JSON.stringify(readByGrading(after))
  );
}

function readByGrading({ type, id, settings }: NodeBody) {
  const block = `${type}@${id}`;
  const { isStaffOnly, groupAccess, isGraded } = resolveAccess(block, settings, defaultAccess, []);
  const { start, end } = parseCourseSchedule(block, settings).course;
  return { start, end, isStaffOnly, groupAccess, isGraded };
}
