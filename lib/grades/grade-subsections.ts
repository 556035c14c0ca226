import type { OutlineEntry } from '@/lib/courses';
import { isCountedIn, isGradable, type LearnerCourse, titleOf } from '@/lib/enrollments';
import {
  type CourseSubsection,
  decideResults,
  gradeSubsection,
  listScoredBlocks,
  type RecordedScore,
  type ResultsVisibility,
  type SubsectionGrade,
  type SubsectionOverride,
} from '@/lib/grading';

/** A subsection with its grade, for one learner. */
export interface GradedSubsection {
  readonly section: OutlineEntry;
  readonly entry: OutlineEntry;
  readonly grade: SubsectionGrade;
  readonly forCourse: CourseSubsection;
}

/** How much of a block's result its learner may know now. */
export function resultsOf(course: LearnerCourse, block: string): ResultsVisibility {
  const decided = course.decide(block);
  return decided
    ? decideResults(decided.access.showCorrectness, decided.due.closesAt, course.viewing.now, course.seesAsStaff)
    : 'hidden';
}

/** The grade of each subsection that has begun for this learner and that they may know of, in course order. */
export function gradeSubsections(
  course: LearnerCourse,
  scores: ReadonlyMap<string, RecordedScore>,
  overrides: ReadonlyMap<string, SubsectionOverride>,
): readonly GradedSubsection[] {
  const gradable = (block: string) => isGradable(course.decide(block));
  const counted = isCountedIn(course.outline, gradable);
  return course.outline.course.children.flatMap((section) =>
    section.children
      .filter(({ type, block }) => type === 'sequential' && gradable(block))
      .map((entry): GradedSubsection => {
        const grade = gradeSubsection(listScoredBlocks(entry, counted), scores, overrides.get(entry.block) ?? null);
        const access = course.decide(entry.block)?.access;
        return {
          section,
          entry,
          grade,
          forCourse: {
            block: entry.block,
            title: titleOf(entry),
            format: access?.format ?? null,
            isGraded: access?.isGraded ?? false,
            graded: grade.graded,
            percentGraded: grade.percentGraded,
            results: resultsOf(course, entry.block),
          },
        };
      }),
  );
}
