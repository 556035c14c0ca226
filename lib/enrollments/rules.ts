import { courseAboutPath, listUnits, type OutlineEntry, unitOf, unitPath } from '@/lib/courses';
import type { Decision, LockReason, MissingExam } from '@/lib/schedule';
import type { LearnerCourse } from './learner-course';
import type { Locked } from './model';

/** The name of a block on the page: its `display_name`. Empty where it has none: what stands there then is for the page to say. */
export function titleOf(entry: OutlineEntry): string {
  const { display_name: name } = entry.ownSettings;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : '';
}

/** A lock as a page shows it. */
export function lockedBecause(reason: LockReason, course: LearnerCourse): Locked {
  switch (reason.code) {
    case 'course-not-begun':
    case 'not-begun':
      return { code: reason.code, at: reason.start.toISOString() };
    case 'hidden-after-due':
      return { code: reason.code, at: reason.closedAt.toISOString() };
    case 'prerequisite': {
      const required = course.outline.entries.get(reason.block);
      return {
        code: reason.code,
        at: null,
        prerequisite: {
          title: required ? titleOf(required) : '',
          href: required ? hrefOf(course, required) : null,
          minScorePercent: reason.minScorePercent,
          minCompletionPercent: reason.minCompletionPercent,
          scorePercent: reason.reached.scorePercent,
          completionPercent: reason.reached.completionPercent,
        },
      };
    }
    case 'entrance-exam':
      return { code: reason.code, at: null, exam: examOf(course, reason) };
    case 'courses-first':
      return { code: reason.code, at: null, courses: missingCoursesOf(course) };
    default:
      return { code: reason.code, at: null };
  }
}

/** An entrance exam as a page names it. */
export function examOf(course: LearnerCourse, { block, minScorePercent, scorePercent }: MissingExam) {
  const entry = course.outline.entries.get(block);
  return {
    title: entry ? titleOf(entry) : '',
    href: entry ? hrefOf(course, entry) : null,
    minScorePercent,
    scorePercent,
  };
}

/** The courses that this person has still to pass, as links to their about pages. */
export const missingCoursesOf = ({ requiredCourses }: Pick<LearnerCourse, 'requiredCourses'>) =>
  requiredCourses
    .filter(({ isPassed }) => !isPassed)
    .map(({ courseKey, title, language }) => ({ title, language, href: courseAboutPath(courseKey) }));

/** The lock of a decision; null where the block is open. */
export const lockOf = (decision: Decision, course: LearnerCourse): Locked | null =>
  decision.state === 'locked' ? lockedBecause(decision.reason, course) : null;

/** The path of the unit that a block stands in; null where the viewer may not open it. */
export function hrefOf(course: LearnerCourse, entry: OutlineEntry): string | null {
  const unit = firstOpenUnit(course, entry);
  return unit ? unitPath(course.courseKey, unit.block) : null;
}

function firstOpenUnit(course: LearnerCourse, entry: OutlineEntry): OutlineEntry | undefined {
  if (entry.type !== 'chapter' && entry.type !== 'sequential' && entry.type !== 'course') {
    const unit = unitOf(course.outline, entry);
    return unit && isOpen(course, unit) ? unit : undefined;
  }
  for (const child of entry.children) {
    const unit = firstOpenUnit(course, child);
    if (unit) {
      return unit;
    }
  }
  return undefined;
}

const isOpen = (course: LearnerCourse, unit: OutlineEntry) => course.decide(unit.block)?.decision.state === 'visible';

/** The next unit in a direction that outlines may name; null at the ends of the course. */
export function neighbour(course: LearnerCourse, unit: OutlineEntry, step: 1 | -1): OutlineEntry | null {
  const { order, place } = listUnits(course.outline);
  for (let at = (place.get(unit.block) ?? -1) + step; at >= 0 && at < order.length; at += step) {
    const other = order[at];
    if (other && course.decide(other.block)?.decision.isListed) {
      return other;
    }
  }
  return null;
}

/** What a unit mostly is. */
export function iconOf(unit: OutlineEntry): 'problem' | 'video' | 'discussion' | 'other' {
  const types = new Set([unit.type]);
  const visit = (entry: OutlineEntry) => {
    for (const child of entry.children) {
      types.add(child.type);
      visit(child);
    }
  };
  visit(unit);
  return types.has('problem')
    ? 'problem'
    : types.has('video')
      ? 'video'
      : types.has('discussion')
        ? 'discussion'
        : 'other';
}

/** Staff see it, learners do not. */
export const isStaffOnly = (course: LearnerCourse, block: string): boolean =>
  course.seesAsStaff && (course.decide(block)?.access.isStaffOnly ?? false);
