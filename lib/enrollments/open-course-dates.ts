import { findCompleted, measureUnits, type UnitProgress } from '@/lib/completion';
import * as schedule from '@/lib/schedule';
import type { LearnerCourse, VisitContext } from './learner-course';
import type { ClosedPage, CourseDate, CourseDates } from './model';
import { type OpenCourseInput, openCourse } from './open-course';
import { closedPage } from './open-course-home';
import { hrefOf } from './rules';

/** How many dates the home of a course shows. */
const upcomingCount = 4;

/** The dates page of a course: its own dates, what opens, what is due for this learner, today among them. Two queries. */
export async function openCourseDates(ctx: VisitContext, input: OpenCourseInput): Promise<CourseDates | ClosedPage> {
  const course = await openCourse(ctx, input);
  if (!course.decision.canSeeContent) {
    return closedPage(course);
  }
  const { courseKey, userId } = course;
  const completed = userId === null ? new Set<string>() : await findCompleted(ctx.db, { courseKey, userId });
  const units = measureUnits(course.units, completed);
  const dates = listDates(course, units);
  const today: CourseDate = {
    kind: 'today',
    at: ctx.now.toISOString(),
    title: null,
    href: null,
    format: null,
    isDone: false,
    isPast: false,
    extendedFrom: null,
  };
  const past = dates.filter(({ isPast }) => isPast);
  return { status: 'open', course: course.head, dates: [...past, today, ...dates.slice(past.length)] };
}

/** The next few dates ahead of what is not done yet. */
export const upcomingDates = (course: LearnerCourse, units: UnitProgress): readonly CourseDate[] =>
  listDates(course, units)
    .filter(({ isPast, isDone }) => !isPast && !isDone)
    .slice(0, upcomingCount);

export function listDates(course: LearnerCourse, units: UnitProgress): readonly CourseDate[] {
  const { viewing, outline } = course;
  return schedule.listCourseDates(course.tree, viewing).map((date): CourseDate => {
    const common = {
      kind: date.kind,
      at: date.date.toISOString(),
      isPast: date.date.getTime() <= viewing.now.getTime(),
    };
    if (date.kind !== 'due' && date.kind !== 'opens') {
      return { ...common, title: null, href: null, format: null, isDone: false, extendedFrom: null };
    }
    const entry = outline.entries.get(date.block);
    const progress = entry ? units.progressOf(entry.block) : { done: 0, total: 0 };
    return {
      ...common,
      title: date.title,
      href: entry ? hrefOf(course, entry) : null,
      format: date.kind === 'due' ? date.format : null,
      isDone: progress.total > 0 && progress.done === progress.total,
      extendedFrom: date.kind === 'due' ? (date.extendedFrom?.toISOString() ?? null) : null,
    };
  });
}
