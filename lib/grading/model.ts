/**
 * The words of grading. Points are always `earned` of `possible`; a percent is a fraction from 0 to 1 (more than 1 where
 * weights add up to more than 100 %). Everything is plain data, so that a grade can be stored, compared and explained.
 * Source: the grading behaviour of Open edX, as written down in docs/grading.md.
 */

export interface Points {
  readonly earned: number;
  readonly possible: number;
}

// ------------------------------------------------------------------------------------------------------- the policy

/** One entry of `GRADER`: an assignment type and what it counts for. */
export interface AssignmentType {
  /** Matches the `format` of subsections. */
  readonly type: string;
  /** Heading of the type; the type itself where the policy names none. */
  readonly category: string;
  /** `HW` in `HW 01`. */
  readonly shortLabel: string;
  /** `Homework` in `Homework 1 - Title`. */
  readonly sectionType: string;
  /** Fewest entries the type is counted with: what is missing counts as 0 %. */
  readonly minCount: number;
  /** How many of the lowest entries are left out. */
  readonly dropCount: number;
  /** Fraction of the course grade. Not normalised: the weights may add up to anything. */
  readonly weight: number;
  /** Number of the first entry. */
  readonly startingIndex: number;
  readonly showOnlyAverage: boolean;
  readonly hideAverage: boolean;
}

/** One entry of `GRADE_CUTOFFS`, in the order of the policy. */
export interface Cutoff {
  readonly letter: string;
  readonly percent: number;
}

export interface GradingPolicy {
  readonly types: readonly AssignmentType[];
  readonly cutoffs: readonly Cutoff[];
}

/** Something about a policy that the course team should know. */
export interface PolicyNote {
  /** Kebab-case, stable: `missing-key`, `bad-value`, `unknown-key`, … */
  readonly code: string;
  /** Where in the policy: `GRADER[0].min_count`. */
  readonly path: string;
  readonly message: string;
}

/** A policy, or what makes it unusable. Warnings never change a grade. */
export type PolicyResult =
  | { readonly ok: true; readonly policy: GradingPolicy; readonly warnings: readonly PolicyNote[] }
  | { readonly ok: false; readonly faults: readonly PolicyNote[]; readonly warnings: readonly PolicyNote[] };

// -------------------------------------------------------------------------------------------------- scores and grades

/** A scored block as the published course has it. */
export interface ScoredBlock {
  /** `TYPE@ID`. */
  readonly block: string;
  /** The author's `weight`; null where none is set. */
  readonly weight: number | null;
  /** False only where the author took this block out of grading (`graded="false"` on it or between it and the subsection). */
  readonly isGraded: boolean;
  /** Raw points possible in the content as it is now. */
  readonly possible: number;
}

/** What is recorded of a learner in one scored block: raw points, as possible at the time of the attempt. */
export interface RecordedScore {
  readonly earned: number;
  readonly possible: number;
}

/** One problem's score within a subsection. */
export interface ProblemScore {
  readonly block: string;
  readonly raw: Points;
  readonly weight: number | null;
  /** `raw` after the weight. */
  readonly weighted: Points;
  /** Counts towards the graded total. Never where nothing is possible. */
  readonly isGraded: boolean;
  /** The learner has a recorded score. */
  readonly isAttempted: boolean;
}

/** A subsection's grade set by the course team. A null field leaves the computed one. */
export interface SubsectionOverride {
  readonly earnedAll: number | null;
  readonly possibleAll: number | null;
  readonly earnedGraded: number | null;
  readonly possibleGraded: number | null;
}

export interface SubsectionGrade {
  readonly problems: readonly ProblemScore[];
  /** All scored problems, graded or not. */
  readonly all: Points;
  /** Graded problems only, after any override. */
  readonly graded: Points;
  /** `graded.earned / graded.possible`, rounded half to even at four decimals; 0 where nothing is possible. */
  readonly percentGraded: number;
  readonly isAttempted: boolean;
  /** The totals without the override; null where there is none. */
  readonly beforeOverride: { readonly all: Points; readonly graded: Points } | null;
}

/**
 * How much of a subsection's result its learner may know now. `shown`: everything. `counted`: it counts in the visible course
 * grade, its own score stays hidden. `hidden`: neither.
 */
export type ResultsVisibility = 'shown' | 'counted' | 'hidden';

/** A subsection as the course grade takes it, in course order. */
export interface CourseSubsection {
  /** `sequential@ID`. */
  readonly block: string;
  readonly title: string | null;
  /** The assignment type; null where the subsection has none. */
  readonly format: string | null;
  /** The subsection's `graded` setting, inherited. */
  readonly isGraded: boolean;
  readonly graded: Points;
  readonly percentGraded: number;
  readonly results: ResultsVisibility;
}

/** Why a subsection counts for nothing. */
export type IgnoredReason = 'not-graded' | 'nothing-possible' | 'no-format' | 'format-not-in-policy' | 'repeated';

export interface IgnoredSubsection {
  readonly subsection: CourseSubsection;
  readonly reason: IgnoredReason;
}

/** One entry of an assignment type: a subsection, or a place that the policy expects and the course does not (yet) have. */
export interface GradeEntry {
  /** Null where unreleased. */
  readonly subsection: CourseSubsection | null;
  /** `HW 01`; the short label alone where the type has a single entry. */
  readonly label: string;
  /** 1-based place plus the policy's starting index. */
  readonly number: number;
  readonly percent: number;
  readonly isDropped: boolean;
}

export interface AssignmentTypeGrade {
  readonly type: AssignmentType;
  readonly entries: readonly GradeEntry[];
  /** Sum of the percents that are kept, in the order of the entries. */
  readonly keptSum: number;
  /** What the sum is divided by: entries less drops; 0 or less: not divided. */
  readonly divisor: number;
  readonly average: number;
  /** `average × weight`. */
  readonly contribution: number;
}

export interface CourseGrade {
  /** In the order of the policy. */
  readonly types: readonly AssignmentTypeGrade[];
  readonly ignored: readonly IgnoredSubsection[];
  /** Sum of the contributions, unrounded. */
  readonly rawPercent: number;
  /** Rounded to whole hundredths. */
  readonly percent: number;
  /** The highest cut-off reached, or null. */
  readonly letter: string | null;
  readonly isPassed: boolean;
}
