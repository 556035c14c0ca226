import { createHash } from 'node:crypto';
import { canonicalJson } from '@/db/courseware/canonical';
import type { LearnerCourse } from '@/lib/enrollments';
import {
  type CourseGrade,
  gradeCourse,
  type RecordedScore,
  type SubsectionGrade,
  type SubsectionOverride,
} from '@/lib/grading';
import { gradeSubsections } from './grade-subsections';
import { policyOf } from './policy-of';

/** A learner's grades of record in one course, as the published version and what is visible at one instant give them. */
export interface ComputedGrades {
  /** Attempted or overridden subsections, by block (`sequential@ID`). */
  readonly subsections: ReadonlyMap<string, SubsectionGrade>;
  readonly course: CourseGrade;
}

/** Works out the grades of record: everything counts, whatever its learner may know of it yet. */
export function computeGrades(
  course: LearnerCourse,
  scores: ReadonlyMap<string, RecordedScore>,
  overrides: ReadonlyMap<string, SubsectionOverride>,
): ComputedGrades {
  const graded = gradeSubsections(course, scores, overrides);
  return {
    subsections: new Map(
      graded
        .filter(({ entry, grade }) => grade.isAttempted || overrides.has(entry.block))
        .map(({ entry, grade }) => [entry.block, grade]),
    ),
    course: gradeCourse(
      policyOf(course),
      graded.map(({ forCourse }) => forCourse),
    ),
  };
}

/** Names the policy that a grade was made with. */
export const policyHashOf = ({ outline }: Pick<LearnerCourse, 'outline'>): string =>
  createHash('sha256').update(canonicalJson(outline.documents.gradingPolicy)).digest('hex');
