import type { CourseOutline, OutlineEntry } from '@/lib/courses';
import {
  gradeSubsection,
  listScoredBlocks,
  percentOf,
  type RecordedScore,
  type SubsectionGrade,
  type SubsectionOverride,
} from '@/lib/grading';
import type { EntranceExam } from '@/lib/schedule';
import { isCountedIn, isGradable } from './find-prerequisites';
import type { DecidedEntry } from './learner-course';

/** An entrance exam that a learner can be asked to pass. */
export interface AskedExam extends EntranceExam {
  readonly section: OutlineEntry;
  /** What counts of it for this learner. */
  readonly isCounted: (block: string) => boolean;
}

/**
 * The entrance exam of a course; null where it has none. A section that is not in the course, or that this learner may not know of,
 * asks for nothing: nobody could pass it.
 */
export function askedExam(
  outline: CourseOutline,
  decide: (block: string) => DecidedEntry | undefined,
): AskedExam | null {
  const exam = outline.courseSchedule.entranceExam;
  const section = exam && outline.course.children.find(({ block }) => block === exam.block);
  return exam && section && (decide(section.block)?.decision.state ?? 'hidden') !== 'hidden'
    ? { ...exam, section, isCounted: isCountedIn(outline, (block) => isGradable(decide(block))) }
    : null;
}

/**
 * What is reached in an exam, 0 to 100: of the points that are graded, as Open edX counts it; of all points where the exam has no
 * graded ones.
 */
export function scoreExam(
  { section, isCounted }: AskedExam,
  scores: ReadonlyMap<string, RecordedScore>,
  overrides: ReadonlyMap<string, SubsectionOverride>,
): number {
  const grades = section.children.map((entry) =>
    gradeSubsection(listScoredBlocks(entry, isCounted), scores, overrides.get(entry.block) ?? null),
  );
  const graded = sum(grades, 'graded');
  return Math.round(percentOf(graded.possible > 0 ? graded : sum(grades, 'all')) * 1e6) / 1e4;
}

const sum = (grades: readonly SubsectionGrade[], kind: 'graded' | 'all') => ({
  earned: grades.reduce((earned, grade) => earned + grade[kind].earned, 0),
  possible: grades.reduce((possible, grade) => possible + grade[kind].possible, 0),
});
