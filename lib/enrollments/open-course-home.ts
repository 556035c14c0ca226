import { findCompleted, measureUnits, type UnitProgress } from '@/lib/completion';
import {
  type CourseOutline,
  listUnits,
  type OutlineEntry,
  renderAuthorHtml,
  sectionPath,
  unitPath,
} from '@/lib/courses';
import { timed } from '@/lib/telemetry';
import type { LearnerCourse, VisitContext } from './learner-course';
import { listUpdates } from './list-updates';
import type { ClosedPage, CourseHome, Locked, OutlineSection, OutlineSubsection, OutlineUnit } from './model';
import { type OpenCourseInput, openCourse } from './open-course';
import { upcomingDates } from './open-course-dates';
import { examOf, hrefOf, iconOf, isStaffOnly, lockedBecause, lockOf, titleOf } from './rules';

export interface OpenCourseHomeInput extends OpenCourseInput {
  /** The section, or any block in one (`TYPE@ID`), to show open where the course is too large to show whole. */
  readonly section?: string | undefined;
}

/**
 * A course with more units than this shows one section open, and the others when they are asked for; in it the units of one
 * subsection.
 */
const maxUnitsShownWhole = 150;

/**
 * The home of a course: outline with completion, where to go on, updates, handouts, the dates ahead. Two queries.
 * A visitor of a course with a public outline gets the outline, locked.
 */
export const openCourseHome = timed(
  'enrollments.openCourseHome',
  async (ctx: VisitContext, input: OpenCourseHomeInput): Promise<CourseHome | ClosedPage> => {
    const course = await openCourse(ctx, input);
    const { decision, head, courseKey, outline } = course;
    if (!decision.canSeeContent && !decision.canSeeOutline) {
      return closedPage(course);
    }
    const completed =
      course.userId === null ? new Set<string>() : await findCompleted(ctx.db, { courseKey, userId: course.userId });
    const units = measureUnits(course.units, completed);
    const { info } = outline.documents;
    const { missingExam } = course.viewing.learner;
    const resume = decision.canSeeContent ? findResume(course, units, completed) : null;
    return {
      status: 'open',
      course: head,
      sections: listSections(course, units, input.section ?? resume?.block),
      reason: decision.canSeeContent ? null : reasonOf(course),
      exam: decision.canSeeContent && missingExam ? examOf(course, missingExam) : null,
      progress: units.progressOf(outline.course.block),
      resume,
      updates: decision.canSeeContent ? listUpdates(info, courseKey) : [],
      handouts: decision.canSeeContent && info.handouts?.trim() ? renderAuthorHtml(info.handouts, courseKey) : null,
      upcoming: decision.canSeeContent ? upcomingDates(course, units) : [],
    };
  },
);

/** The page in the place of one that is closed to this viewer. */
export const closedPage = (course: LearnerCourse): ClosedPage => ({
  status: 'closed',
  course: course.head,
  reason: reasonOf(course),
});

/** Why this viewer may open nothing of a course. */
const reasonOf = (course: LearnerCourse): Locked =>
  course.decision.reason ? lockedBecause(course.decision.reason, course) : { code: 'not-enrolled', at: null };

const isListed = (course: LearnerCourse) => (entry: OutlineEntry) =>
  course.decide(entry.block)?.decision.isListed ?? false;

function listSections(
  course: LearnerCourse,
  units: UnitProgress,
  wanted: string | undefined,
): readonly OutlineSection[] {
  const { outline, courseKey } = course;
  const isWhole = listUnits(outline).order.length <= maxUnitsShownWhole;
  const path = pathTo(outline, wanted);
  // What is not there for this viewer opens nothing.
  const openOf = (entries: readonly OutlineEntry[]) => entries.find((entry) => path.includes(entry)) ?? entries[0];
  const sections = outline.course.children.filter(isListed(course));
  const openSection = openOf(sections);
  return sections.map((section) => {
    const isOpen = isWhole || section === openSection;
    const inside = isOpen ? section.children.filter(isListed(course)) : [];
    const openSubsection = openOf(inside);
    return {
      block: section.block,
      title: titleOf(section),
      href: isWhole ? null : sectionPath(courseKey, section.block),
      locked: lock(course, section),
      isStaffOnly: isStaffOnly(course, section.block),
      progress: units.progressOf(section.block),
      isOpen,
      subsections: inside.map((entry) => subsection(course, units, entry, isWhole || entry === openSubsection)),
    };
  });
}

/** What a block stands in, and the block itself; nothing for what is not in the course. */
function pathTo({ entries }: CourseOutline, block: string | undefined): readonly OutlineEntry[] {
  const entry = block === undefined ? undefined : entries.get(block);
  return entry ? [...entry.path, entry] : [];
}

function subsection(
  course: LearnerCourse,
  units: UnitProgress,
  entry: OutlineEntry,
  isOpen: boolean,
): OutlineSubsection {
  const decided = course.decide(entry.block);
  return {
    block: entry.block,
    title: titleOf(entry),
    href: hrefOf(course, entry),
    format: decided?.access.format ?? null,
    isGraded: decided?.access.isGraded ?? false,
    due: decided?.due.due?.toISOString() ?? null,
    locked: lock(course, entry),
    isStaffOnly: isStaffOnly(course, entry.block),
    progress: units.progressOf(entry.block),
    units: (isOpen ? entry.children.filter(isListed(course)) : []).map(
      (unit): OutlineUnit => ({
        block: unit.block,
        title: titleOf(unit),
        href: unitPath(course.courseKey, unit.block),
        isDone: units.isDone(unit.block),
        locked: lock(course, unit),
        isStaffOnly: isStaffOnly(course, unit.block),
        icon: iconOf(unit),
      }),
    ),
  };
}

function lock(course: LearnerCourse, entry: OutlineEntry) {
  const decided = course.decide(entry.block);
  return decided ? lockOf(decided.decision, course) : null;
}

/** The unit opened last where it is still open, else the first open unit that is not done, else the first open one. */
export function findResume(
  course: LearnerCourse,
  units: UnitProgress,
  completed: ReadonlySet<string>,
): CourseHome['resume'] {
  const { order, place } = listUnits(course.outline);
  const isOpen = ({ block }: OutlineEntry) => {
    const decision = course.decide(block)?.decision;
    return decision?.state === 'visible' && decision.isListed;
  };
  const last = course.enrollment?.lastBlock ?? null;
  const lastUnit = order[place.get(last ?? '') ?? -1];
  const unit =
    (lastUnit && isOpen(lastUnit) ? lastUnit : undefined) ??
    order.find((candidate) => !units.isDone(candidate.block) && isOpen(candidate)) ??
    order.find(isOpen);
  return unit
    ? {
        block: unit.block,
        href: unitPath(course.courseKey, unit.block),
        title: titleOf(unit),
        hasBegun: last !== null || completed.size > 0,
      }
    : null;
}
