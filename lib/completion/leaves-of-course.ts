import type { CourseOutline } from '@/lib/courses';
import type { ResolvedNode } from '@/lib/schedule';
import { listUnitLeaves, type UnitLeaves } from './measure-units';

const kept = new WeakMap<CourseOutline, UnitLeaves>();

/** What learners of no particular group can complete in a course, by unit: all but what is for its team. */
export function leavesOfCourse(outline: CourseOutline): UnitLeaves {
  let leaves = kept.get(outline);
  if (!leaves) {
    const hidden = new Set<string>();
    const visit = ({ block, access, children }: ResolvedNode) => {
      if (access.isStaffOnly) {
        hidden.add(block);
      }
      children.forEach(visit);
    };
    visit(outline.schedule);
    leaves = listUnitLeaves(outline.course, (block) => !hidden.has(block));
    kept.set(outline, leaves);
  }
  return leaves;
}
