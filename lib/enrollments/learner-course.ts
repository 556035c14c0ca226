import type { UnitLeaves } from '@/lib/completion';
import type { Actor, Context } from '@/lib/context';
import type { CourseOutline, OutlineEntry } from '@/lib/courses';
import type { CourseDate, CourseDecision, DecidedNode, Viewing } from '@/lib/schedule';
import type { RequiredCourse } from './find-required-courses';
import type { CourseHead } from './model';

/** A session as its token tells it. Whether it still counts is part of the question that the course's own query answers. */
export interface UnprovenActor {
  readonly kind: 'session';
  readonly userId: string;
  readonly sessionVersion: number;
}

/** A context of a learner's page: who asks may still have to be proved. Every `Context` is one. */
export interface VisitContext extends Omit<Context, 'actor'> {
  readonly actor: Actor | UnprovenActor;
}

/** A decided block: what the schedule answers for this viewer, now. */
export type DecidedEntry = DecidedNode<OutlineEntry>;

export interface OwnEnrollment {
  readonly id: string;
  readonly mode: string;
  readonly cohortId: string | null;
  /** The unit opened last. */
  readonly lastBlock: string | null;
  /** When the course's entrance exam was first seen to be passed. */
  readonly examPassedAt: Date | null;
  readonly createdAt: Date;
}

/**
 * A course as one person may see it at one instant: what every page, link, file, answer and grade of a course asks.
 * For the server only.
 */
export interface LearnerCourse {
  readonly courseKey: string;
  /** The published revision that everything here is of. */
  readonly revision: string;
  readonly outline: CourseOutline;
  readonly head: CourseHead;
  /** Proved: the user exists, is not disabled, and the session still counts. */
  readonly actor: Exclude<Actor, { kind: 'system' }>;
  readonly userId: string | null;
  /** The learner's own enrolment, also where it is looked at as staff; null where there is none or it was given up. */
  readonly enrollment: OwnEnrollment | null;
  /** Whether they are of the course team, whatever they look as. */
  readonly isStaff: boolean;
  /** Whether this visit is decided as staff: false for staff who look as a learner. */
  readonly seesAsStaff: boolean;
  readonly viewing: Viewing;
  /** The courses to be passed before this one opens, whether this person has passed them. */
  readonly requiredCourses: readonly RequiredCourse[];
  readonly decision: CourseDecision;
  /** The decision on a block (`TYPE@ID`); undefined where the course has no such block. */
  decide(block: string): DecidedEntry | undefined;
  /** The dates of the course as they are for this viewer, in order of time. */
  readonly dates: readonly CourseDate[];
  /** What this viewer can complete. */
  readonly units: UnitLeaves;
}
