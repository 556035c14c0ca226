import type { Points, ProblemScore, RecordedScore, ScoredBlock, SubsectionGrade, SubsectionOverride } from './model';
import { roundPercentGraded } from './round';

/**
 * Raw points after the author's weight. Without a weight, or where nothing is possible, the raw points stand.
 * @example weighPoints({ earned: 1, possible: 3 }, 6) // { earned: 2, possible: 6 }
 */
export function weighPoints(raw: Points, weight: number | null): Points {
  if (weight === null || raw.possible === 0) return raw;
  return { earned: (raw.earned * weight) / raw.possible, possible: weight };
}

function scoreProblem(block: ScoredBlock, recorded: RecordedScore | undefined): ProblemScore {
  // What was possible at the time of the attempt wins over the content of today.
  const raw: Points = recorded
    ? { earned: recorded.earned, possible: recorded.possible }
    : { earned: 0, possible: block.possible };
  const weighted = weighPoints(raw, block.weight);
  return {
    block: block.block,
    raw,
    weight: block.weight,
    weighted,
    isGraded: block.isGraded && weighted.possible > 0,
    isAttempted: recorded !== undefined,
  };
}

function total(problems: readonly ProblemScore[]): Points {
  let earned = 0;
  let possible = 0;
  for (const { weighted } of problems) {
    earned += weighted.earned;
    possible += weighted.possible;
  }
  return { earned, possible };
}

/**
 * The fraction of points earned, rounded as subsections round it; 0 where nothing is possible.
 * @example percentOf({ earned: 1, possible: 3 }) // 0.3333
 */
export function percentOf({ earned, possible }: Points): number {
  return possible > 0 ? roundPercentGraded(earned / possible) : 0;
}

/**
 * Grades one subsection for one learner.
 * @param blocks the scored blocks below the subsection that this learner can see, in post-order; a block twice counts once
 * @param recorded the learner's recorded raw scores by block (`TYPE@ID`)
 * @param override replaces the totals field by field
 * @example gradeSubsection([{ block: 'problem@a', weight: null, isGraded: true, possible: 2 }], new Map([['problem@a', { earned: 1, possible: 2 }]]), null).percentGraded // 0.5
 */
export function gradeSubsection(
  blocks: readonly ScoredBlock[],
  recorded: ReadonlyMap<string, RecordedScore>,
  override: SubsectionOverride | null,
): SubsectionGrade {
  const unique = new Map(blocks.map((block) => [block.block, block]));
  const problems = [...unique.values()].map((block) => scoreProblem(block, recorded.get(block.block)));
  const computed = { all: total(problems), graded: total(problems.filter((problem) => problem.isGraded)) };
  const all = {
    earned: override?.earnedAll ?? computed.all.earned,
    possible: override?.possibleAll ?? computed.all.possible,
  };
  const graded = {
    earned: override?.earnedGraded ?? computed.graded.earned,
    possible: override?.possibleGraded ?? computed.graded.possible,
  };
  return {
    problems,
    all,
    graded,
    percentGraded: percentOf(graded),
    isAttempted: problems.some((problem) => problem.isAttempted),
    beforeOverride: override ? computed : null,
  };
}
