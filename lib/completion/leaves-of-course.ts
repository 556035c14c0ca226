import type { CourseOutline } from '@/lib/courses';
import { rememberOf } from '@/lib/remember-of';
import type { ResolvedNode } from '@/lib/schedule';
import { listUnitLeaves, type UnitLeaves } from './measure-units';

/** What learners of no particular group can complete in a course, by unit: all but what is for its team. */
export const leavesOfCourse = rememberOf((outline: CourseOutline): UnitLeaves => {
  const hidden = new Set<string>();
  const visit = ({ block, access, children }: ResolvedNode) => {
    if (access.isStaffOnly) {
      hidden.add(block);
    }
    children.forEach(visit);
  };
  visit(outline.schedule);
  return listUnitLeaves(outline.course, (block) => !hidden.has(block));
});
