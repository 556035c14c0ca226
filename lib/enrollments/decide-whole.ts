import { LRUCache } from 'lru-cache';
import { listUnitLeaves, type UnitLeaves } from '@/lib/completion';
import type { CourseOutline, OutlineEntry } from '@/lib/courses';
import { rememberOf } from '@/lib/remember-of';
import {
  type CourseDate,
  decideTree,
  indexDecisions,
  listCourseDates,
  type ResolvedNode,
  type Viewing,
} from '@/lib/schedule';
import type { DecidedEntry } from './learner-course';

/** A whole course, decided for everybody who is decided alike. */
export interface DecidedWhole {
  readonly tree: DecidedEntry;
  readonly index: ReadonlyMap<string, DecidedEntry>;
  readonly units: UnitLeaves;
  /** What the dates page lists, in order of time. */
  readonly dates: readonly CourseDate[];
}

interface Kept {
  /** Every instant at which a decision may change, in milliseconds, in order. */
  readonly boundaries: readonly number[];
  /** Due dates hang on each learner's own start. */
  readonly isPersonal: boolean;
  readonly decided: LRUCache<string, DecidedWhole>;
}

/** Kinds of viewers between two boundaries that are kept for each version of a course. */
const maxKept = 64;
const dayMilliseconds = 86_400_000;
const keptOf = rememberOf(
  (outline: CourseOutline): Kept => ({
    boundaries: listBoundaries(outline),
    isPersonal: outline.courseSchedule.isSelfPaced && hasRelativeDue(outline.schedule),
    decided: new LRUCache({ max: maxKept }),
  }),
);

/**
 * Decides on a whole course. Decisions hang on the viewer's role, enrolment and groups, and on which dates have passed; between
 * two such dates they stay, so they are kept. What is personal (extensions, prerequisites, due dates counted from the own start) is
 * decided anew.
 */
export function decideWhole(outline: CourseOutline, viewing: Viewing): DecidedWhole {
  const { learner, now } = viewing;
  const course = keptOf(outline);
  if (course.isPersonal || learner.extensions.size > 0 || learner.prerequisites.size > 0) {
    return decide(outline, viewing);
  }
  const groups = [...learner.groups].map(([partition, ids]) => `${partition}:${ids.join(',')}`).sort();
  const { role, isEnrolled, missingCourses, missingExam } = learner;
  const exam = missingExam ? `exam:${missingExam.scorePercent}` : '';
  const interval = intervalOf(now.getTime(), course.boundaries);
  const key = [interval, role, isEnrolled, exam, ...groups, ...missingCourses].join(' ');
  let whole = course.decided.get(key);
  if (!whole) {
    whole = decide(outline, viewing);
    course.decided.set(key, whole);
  }
  return whole;
}

function decide(outline: CourseOutline, viewing: Viewing): DecidedWhole {
  const tree = decideTree<OutlineEntry>(outline.schedule, viewing);
  const index = indexDecisions(tree);
  let units: UnitLeaves | undefined;
  let dates: readonly CourseDate[] | undefined;
  return {
    tree,
    index,
    get units() {
      units ??= listUnitLeaves(outline.course, (block) => (index.get(block)?.decision.state ?? 'hidden') !== 'hidden');
      return units;
    },
    get dates() {
      dates ??= listCourseDates(tree, viewing);
      return dates;
    },
  };
}

function hasRelativeDue(node: ResolvedNode<OutlineEntry>): boolean {
  return node.access.relativeWeeksDue !== null || node.children.some(hasRelativeDue);
}

function listBoundaries({ schedule, courseSchedule }: CourseOutline): readonly number[] {
  const found = new Set<number>();
  const add = (date: Date | null, offset = 0) => {
    if (date) {
      found.add(date.getTime() + offset);
    }
  };
  const { start, end, daysEarlyForBeta } = courseSchedule;
  add(start);
  add(start, -daysEarlyForBeta * dayMilliseconds);
  add(end);
  const visit = ({ access, children }: ResolvedNode<OutlineEntry>) => {
    add(access.start);
    add(access.start, -access.daysEarlyForBeta * dayMilliseconds);
    // Released with the course itself where it is self-paced.
    add(start, -access.daysEarlyForBeta * dayMilliseconds);
    add(access.due);
    add(access.due, access.graceSeconds * 1000);
    children.forEach(visit);
  };
  visit(schedule);
  return [...found].sort((a, b) => a - b);
}

/** Which interval an instant lies in; an instant that is a boundary is an interval of its own. */
export function intervalOf(now: number, boundaries: readonly number[]): string {
  let low = 0;
  let high = boundaries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((boundaries[middle] ?? 0) < now) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return boundaries[low] === now ? `=${low}` : String(low);
}
