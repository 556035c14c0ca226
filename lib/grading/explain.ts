import { letterOf, passingCutoff } from './course';
import type {
  AssignmentTypeGrade,
  CourseGrade,
  CourseSubsection,
  Cutoff,
  GradeEntry,
  GradingPolicy,
  IgnoredReason,
} from './model';

/** One line of an assignment type. */
export interface ExplainedEntry {
  /** `unreleased`: the policy counts with it, the course does not have it (yet). */
  readonly kind: 'subsection' | 'unreleased';
  readonly label: string;
  readonly number: number;
  readonly block: string | null;
  readonly title: string | null;
  /** Null where unreleased, and where the learner may not know the result. */
  readonly earned: number | null;
  readonly possible: number | null;
  readonly percent: number | null;
  /** The result counts and stays hidden from the learner. */
  readonly isResultHidden: boolean;
  /** Null: kept. */
  readonly dropped: DropReason | null;
}

export interface DropReason {
  /** `lowest`: one of the lowest; `later-of-equals`: as low as an entry that is kept, and later in the course. */
  readonly code: 'lowest' | 'later-of-equals';
  readonly dropCount: number;
  readonly entryCount: number;
}

export interface ExplainedType {
  readonly type: string;
  readonly category: string;
  readonly shortLabel: string;
  readonly sectionType: string;
  readonly entries: readonly ExplainedEntry[];
  /** Whether the breakdown lists the entries, and whether it ends with an average (never for a single entry). */
  readonly showsEntries: boolean;
  readonly showsAverage: boolean;
  /** `keptSum ÷ divisor = average; average × weight = contribution`. */
  readonly arithmetic: {
    readonly entryCount: number;
    readonly minCount: number;
    readonly dropCount: number;
    readonly keptCount: number;
    readonly keptSum: number;
    readonly divisor: number;
    /** False where drops leave nothing to divide by: the sum, 0, is the average. */
    readonly isDivided: boolean;
    readonly average: number;
    readonly weight: number;
    readonly contribution: number;
  };
}

export interface ExplainedCourseGrade {
  readonly types: readonly ExplainedType[];
  readonly ignored: readonly {
    readonly block: string;
    readonly title: string | null;
    readonly format: string | null;
    readonly reason: IgnoredReason;
  }[];
  /** Weights are not normalised: here is what they add up to. */
  readonly weightSum: number;
  /** `rawPercent × 100 + 0.05`, halves away from zero, gives `percent × 100`. */
  readonly rounding: { readonly rawPercent: number; readonly nudgedPercentage: number; readonly percent: number };
  readonly percent: number;
  /** Highest first. */
  readonly cutoffs: readonly (Cutoff & { readonly isReached: boolean })[];
  readonly letter: string | null;
  /** The cut-off that decides on passing; null: nobody passes this course. */
  readonly passing: Cutoff | null;
  readonly isPassed: boolean;
}

export type Audience = 'learner' | 'staff';

function explainDrop(entry: GradeEntry, { entries, type }: AssignmentTypeGrade): DropReason | null {
  if (!entry.isDropped) return null;
  const isTied = entries.some((other) => !other.isDropped && other.percent === entry.percent);
  return { code: isTied ? 'later-of-equals' : 'lowest', dropCount: type.dropCount, entryCount: entries.length };
}

function resultOf(subsection: CourseSubsection | null, percent: number, isHidden: boolean) {
  return {
    block: subsection?.block ?? null,
    title: subsection?.title ?? null,
    earned: isHidden ? null : (subsection?.graded.earned ?? null),
    possible: isHidden ? null : (subsection?.graded.possible ?? null),
    percent: isHidden ? null : percent,
    isResultHidden: isHidden,
  };
}

function explainType(grade: AssignmentTypeGrade, audience: Audience): ExplainedType {
  const { type, entries } = grade;
  return {
    type: type.type,
    category: type.category,
    shortLabel: type.shortLabel,
    sectionType: type.sectionType,
    entries: entries.map((entry) => {
      const isHidden = audience === 'learner' && entry.subsection !== null && entry.subsection.results !== 'shown';
      return {
        kind: entry.subsection ? 'subsection' : 'unreleased',
        label: entry.label,
        number: entry.number,
        ...resultOf(entry.subsection, entry.percent, isHidden),
        dropped: explainDrop(entry, grade),
      };
    }),
    showsEntries: entries.length === 1 || !type.showOnlyAverage,
    showsAverage: entries.length > 1 && !type.hideAverage,
    arithmetic: {
      entryCount: entries.length,
      minCount: type.minCount,
      dropCount: type.dropCount,
      keptCount: entries.filter((entry) => !entry.isDropped).length,
      keptSum: grade.keptSum,
      divisor: grade.divisor,
      isDivided: grade.divisor > 0,
      average: grade.average,
      weight: type.weight,
      contribution: grade.contribution,
    },
  };
}

/**
 * Lays a course grade open: every number that went into it, in order, with the reason for each drop, so that a page can print
 * "why is my grade this". For a learner, grade what `listCountedSubsections` leaves; results that count but stay hidden are null.
 * @param policy the policy that `grade` was made with
 * @example explainCourseGrade(policy, gradeCourse(policy, subsections), 'learner').rounding
 */
export function explainCourseGrade(
  policy: GradingPolicy,
  grade: CourseGrade,
  audience: Audience,
): ExplainedCourseGrade {
  return {
    types: grade.types.map((type) => explainType(type, audience)),
    ignored: grade.ignored.map(({ subsection: { block, title, format }, reason }) => ({
      block,
      title,
      format,
      reason,
    })),
    weightSum: policy.types.reduce((sum, type) => sum + type.weight, 0),
    rounding: { rawPercent: grade.rawPercent, nudgedPercentage: grade.rawPercent * 100 + 0.05, percent: grade.percent },
    percent: grade.percent,
    cutoffs: [...policy.cutoffs]
      .sort((a, b) => b.percent - a.percent)
      .map((cutoff) => ({ ...cutoff, isReached: grade.percent >= cutoff.percent })),
    letter: letterOf(grade.percent, policy.cutoffs),
    passing: passingCutoff(policy.cutoffs),
    isPassed: grade.isPassed,
  };
}
