import type { SubsectionActions } from '@/components/gradebook/subsection-detail';
import type { TaughtCourse } from '@/lib/courses';
import { clearPoints, giveTime, setPoints, takeTimeBack } from './actions';

/** What whoever looks may do with a learner's subsections. */
export function learnerActions(course: TaughtCourse): SubsectionActions {
  return {
    override: course.can('grade.override') ? { set: setPoints, clear: clearPoints } : null,
    extension: course.can('extension.grant') ? { give: giveTime, take: takeTimeBack } : null,
  };
}
