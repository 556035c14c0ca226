import { gradeCourse } from './course';
import type { AssignmentTypeGrade, CourseGrade, CourseSubsection, GradingPolicy } from './model';

export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What a subsection is to the grade: kept or dropped within a type, or not counted at all. */
export type Standing = 'kept' | 'dropped' | 'ignored';

export interface TypeStanding {
  readonly entryCount: number;
  readonly average: number;
  readonly weight: number;
  readonly contribution: number;
}

export interface GradeDiff {
  /** Whether the learner's percent, letter or passing changes. */
  readonly isChanged: boolean;
  readonly percent: Change<number>;
  readonly letter: Change<string | null>;
  readonly isPassed: Change<boolean>;
  /** Assignment types whose standing changes; null where a policy does not have the type. */
  readonly types: readonly ({ readonly type: string } & Change<TypeStanding | null>)[];
  /** Subsections whose standing changes. */
  readonly subsections: readonly ({ readonly block: string; readonly title: string | null } & Change<Standing>)[];
}

const standingOfType = (grade: AssignmentTypeGrade): TypeStanding => ({
  entryCount: grade.entries.length,
  average: grade.average,
  weight: grade.type.weight,
  contribution: grade.contribution,
});

const isSameStanding = (a: TypeStanding | null, b: TypeStanding | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.entryCount === b.entryCount &&
    a.average === b.average &&
    a.weight === b.weight &&
    a.contribution === b.contribution);

const typesOf = (grade: CourseGrade): ReadonlyMap<string, TypeStanding> =>
  new Map(grade.types.map((type) => [type.type.type, standingOfType(type)]));

function standingsOf(grade: CourseGrade): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const { entries } of grade.types) {
    for (const { subsection, isDropped } of entries) {
      if (subsection) standings.set(subsection.block, isDropped ? 'dropped' : 'kept');
    }
  }
  return standings;
}

/**
 * What a change of the grading policy does to one learner.
 * @param subsections the learner's subsections in course order (the same for both policies)
 * @example diffPolicyChange(before, after, subsections).percent // { before: 0.62, after: 0.7 }
 */
export function diffPolicyChange(
  before: GradingPolicy,
  after: GradingPolicy,
  subsections: readonly CourseSubsection[],
): GradeDiff {
  const grades = { before: gradeCourse(before, subsections), after: gradeCourse(after, subsections) };
  const types = { before: typesOf(grades.before), after: typesOf(grades.after) };
  const standings = { before: standingsOf(grades.before), after: standingsOf(grades.after) };
  const percent = { before: grades.before.percent, after: grades.after.percent };
  const letter = { before: grades.before.letter, after: grades.after.letter };
  const isPassed = { before: grades.before.isPassed, after: grades.after.isPassed };
  return {
    isChanged: percent.before !== percent.after || letter.before !== letter.after || isPassed.before !== isPassed.after,
    percent,
    letter,
    isPassed,
    types: [...new Set([...types.before.keys(), ...types.after.keys()])]
      .map((type) => ({ type, before: types.before.get(type) ?? null, after: types.after.get(type) ?? null }))
      .filter((type) => !isSameStanding(type.before, type.after)),
    subsections: subsections
      .map(({ block, title }) => ({
        block,
        title,
        before: standings.before.get(block) ?? 'ignored',
        after: standings.after.get(block) ?? 'ignored',
      }))
      .filter((subsection) => subsection.before !== subsection.after),
  };
}
