import type { ClosedPage, CourseHead, InstantText, Progress } from '@/lib/enrollments';

/** The learner's progress page. Fractions run from 0 to 1 and may pass 1; points are weighted. */
export interface CourseProgress {
  readonly status: 'open';
  readonly course: CourseHead;
  readonly grade: {
    /** 0 to 1, rounded as the field rounds. */
    readonly fraction: number;
    /** `Pass`, `A`, …; null below every cut-off. */
    readonly letter: string | null;
    readonly hasPassed: boolean;
    /** Highest first. */
    readonly cutoffs: readonly { readonly letter: string; readonly fraction: number }[];
    /** The lowest cut-off; null where the course has none. */
    readonly passFraction: number | null;
  };
  readonly assignmentTypes: readonly AssignmentTypeProgress[];
  readonly sections: readonly SectionProgress[];
  readonly completion: Progress;
  /** Some results are hidden by the course for now and left out of `grade`. */
  readonly hasHiddenResults: boolean;
}

export interface AssignmentTypeProgress {
  readonly type: string;
  readonly shortLabel: string | null;
  /** Share of the course grade. */
  readonly weightFraction: number;
  readonly averageFraction: number;
  /** `averageFraction` × `weightFraction`. */
  readonly weightedFraction: number;
  readonly minCount: number;
  readonly dropCount: number;
  readonly entries: readonly {
    readonly label: string;
    /** 0 where `isHidden`. */
    readonly fraction: number;
    readonly isDropped: boolean;
    /** The result counts, and the course hides it for now. */
    readonly isHidden: boolean;
    /** Counted as 0 because the course has fewer of the type than its policy says. */
    readonly isUnreleased: boolean;
  }[];
}

export interface SubsectionProgress {
  readonly block: string;
  readonly title: string;
  readonly href: string | null;
  readonly format: string | null;
  readonly isGraded: boolean;
  readonly due: InstantText | null;
  /** Null where the course hides it. */
  readonly earned: number | null;
  readonly possible: number;
  readonly isHidden: boolean;
  readonly problems: readonly {
    readonly block: string;
    readonly title: string;
    readonly earned: number | null;
    readonly possible: number;
  }[];
}

export interface SectionProgress {
  readonly block: string;
  readonly title: string;
  readonly subsections: readonly SubsectionProgress[];
}

export type CourseProgressResult = CourseProgress | ClosedPage;
