import { findCompleted, measureUnits } from '@/lib/completion';
import {
  closedPage,
  hrefOf,
  type LearnerCourse,
  type OpenCourseInput,
  openCourse,
  titleOf,
  type VisitContext,
} from '@/lib/enrollments';
import { explainCourseGrade, gradeCourse, listCountedSubsections } from '@/lib/grading';
import { timed } from '@/lib/telemetry';
import { assignmentTypesOf } from './assignment-types';
import { type GradedSubsection, gradeSubsections, resultsOf } from './grade-subsections';
import type { CourseProgressResult, SectionProgress, SubsectionProgress } from './model';
import { policyOf } from './policy-of';
import { findOverrides, findScores } from './queries';

/**
 * The progress page: the course grade from the scores as they stand now, what each assignment type adds to it, and the points of
 * every subsection. Results that the course hides stay out of it. Four queries.
 */
export const openCourseProgress = timed(
  'grades.openCourseProgress',
  async (ctx: VisitContext, input: OpenCourseInput): Promise<CourseProgressResult> => {
    const course = await openCourse(ctx, input);
    const { courseKey, userId, outline } = course;
    if (!course.decision.canSeeContent || userId === null || !(course.enrollment || course.isStaff)) {
      return closedPage(course);
    }
    const [scores, overrides, completed] = await Promise.all([
      findScores(ctx.db, { courseKey, userId }),
      findOverrides(ctx.db, { courseKey, userId }),
      findCompleted(ctx.db, { courseKey, userId }),
    ]);
    const subsections = gradeSubsections(course, scores, overrides);
    const all = subsections.map(({ forCourse }) => forCourse);
    const policy = policyOf(course);
    const shown = listCountedSubsections(all);
    const grade = gradeCourse(policy, shown);
    const explained = explainCourseGrade(policy, grade, 'learner');
    return {
      status: 'open',
      course: course.head,
      grade: {
        fraction: grade.percent,
        letter: grade.letter,
        hasPassed: grade.isPassed,
        cutoffs: explained.cutoffs.map(({ letter, percent }) => ({ letter, fraction: percent })),
        passFraction: explained.passing?.percent ?? null,
      },
      assignmentTypes: assignmentTypesOf(explained),
      sections: sectionsOf(course, subsections),
      completion: measureUnits(course.units, completed).progressOf(outline.course.block),
      hasHiddenResults: all.some(({ results, graded }) => results !== 'shown' && graded.possible > 0),
    };
  },
);

function sectionsOf(course: LearnerCourse, subsections: readonly GradedSubsection[]): readonly SectionProgress[] {
  const bySection = new Map<string, { title: string; subsections: SubsectionProgress[] }>();
  for (const graded of subsections) {
    if (!course.decide(graded.entry.block)?.decision.isListed) {
      continue;
    }
    const { block } = graded.section;
    const section = bySection.get(block) ?? { title: titleOf(graded.section), subsections: [] };
    section.subsections.push(subsectionOf(course, graded));
    bySection.set(block, section);
  }
  return [...bySection].map(([block, section]) => ({ block, ...section }));
}

function subsectionOf(course: LearnerCourse, { entry, grade, forCourse }: GradedSubsection): SubsectionProgress {
  const decided = course.decide(entry.block);
  const isHidden = forCourse.results !== 'shown';
  return {
    block: entry.block,
    title: titleOf(entry),
    href: hrefOf(course, entry),
    format: forCourse.format,
    isGraded: forCourse.isGraded,
    due: decided?.due.due?.toISOString() ?? null,
    earned: isHidden ? null : grade.all.earned,
    possible: grade.all.possible,
    isHidden,
    problems: grade.problems.map(({ block, weighted }) => {
      const problem = course.outline.entries.get(block);
      const isShown = !isHidden && resultsOf(course, block) === 'shown';
      return {
        block,
        title: problem ? titleOf(problem) : '',
        earned: isShown ? weighted.earned : null,
        possible: weighted.possible,
      };
    }),
  };
}
