import { verifyGrades } from '@/lib/grades';
import { note, printLine } from '../show/print';
import { withContext } from '../with-context';

/**
 * `lectern grades verify [COURSE_KEY]`: recomputes what is on record from the attempts. Each difference is named on standard error;
 * the exit status is 1 where there is one.
 */
export async function runVerifyGrades(
  courseKey: string | undefined,
  options: { readonly json?: boolean },
): Promise<void> {
  const { differences, ...counts } = await withContext(({ ctx }) => verifyGrades(ctx, { courseKey }));
  for (const { courseKey: course, userId, grade, field, recorded, recomputed } of differences) {
    note(`${course} ${userId} ${grade} ${field}: recorded ${recorded}, recomputed ${recomputed}`);
  }
  await printLine(
    options.json
      ? JSON.stringify({ ...counts, differences: differences.length })
      : `${counts.courses} courses, ${counts.learners} learners, ${counts.attempts} attempts: ${differences.length} differences`,
  );
  if (differences.length > 0) {
    process.exitCode = 1;
  }
}
