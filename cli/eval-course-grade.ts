import { z } from 'zod';
import { type CourseSubsection, gradeCourse, parseGradingPolicy, percentOf } from '@/lib/grading';

const input = z.object({
  policy: z.json(),
  subsections: z.array(z.object({ format: z.string().nullable(), earned: z.number(), possible: z.number() })),
});

export type CourseGradeAnswer =
  | { readonly percent: number; readonly letter: string | null; readonly passed: boolean }
  | { readonly error: 'input' | 'policy'; readonly message: string };

/**
 * Answers one line of `eval course-grade`: the course grade that a policy gives to subsections in course order, all of them graded.
 * @param line `{policy: {GRADER, GRADE_CUTOFFS}, subsections: [{format, earned, possible}]}`
 */
export function evalCourseGrade(line: unknown): CourseGradeAnswer {
  const parsed = input.safeParse(line);
  if (!parsed.success) return { error: 'input', message: z.prettifyError(parsed.error) };
  const result = parseGradingPolicy(parsed.data.policy);
  if (!result.ok) return { error: 'policy', message: result.faults.map((fault) => fault.message).join(' ') };
  const subsections = parsed.data.subsections.map(
    ({ format, earned, possible }, index): CourseSubsection => ({
      block: `sequential@${index}`,
      title: null,
      format,
      isGraded: true,
      graded: { earned, possible },
      percentGraded: percentOf({ earned, possible }),
      results: 'shown',
    }),
  );
  const grade = gradeCourse(result.policy, subsections);
  return { percent: grade.percent, letter: grade.letter, passed: grade.isPassed };
}
