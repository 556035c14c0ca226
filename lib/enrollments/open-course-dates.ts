import { findCompleted, measureUnits, type UnitProgress } from '@/lib/completion';
import type * as schedule from '@/lib/schedule';
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
export function upcomingDates(course: LearnerCourse, units: UnitProgress): readonly CourseDate[] {
  const { dates, viewing } = course;
  const ahead: CourseDate[] = [];
  const now = viewing.now.getTime();
  for (let at = 0; at < dates.length && ahead.length < upcomingCount; at += 1) {
    const date = dates[at];
    const shown = date && date.date.getTime() > now ? showDate(course, units, date) : null;
    if (shown && !shown.isDone) {
      ahead.push(shown);
    }
  }
  return ahead;
}

const listDates = (course: LearnerCourse, units: UnitProgress): readonly CourseDate[] =>
  course.dates.map((date) => showDate(course, units, date));

function showDate(course: LearnerCourse, units: UnitProgress, date: schedule.CourseDate): CourseDate {
  const { viewing, outline } = course;
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
}
