import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { studentStates, subsectionOverrides } from '@/db/schema';
import type { CourseOutline, OutlineEntry } from '@/lib/courses';
import { decideResults, gradeSubsection, listScoredBlocks, percentOf, type SubsectionGrade } from '@/lib/grading';
import type { MissingExam, Viewing } from '@/lib/schedule';
import { decideWhole } from './decide-whole';
import { isCountedIn } from './find-prerequisites';

/**
 * The entrance exam of a course, where this learner has still to pass it: what is reached in it is worked out from the recorded scores
 * and from points that the team set, so that it opens the rest with the answer that reaches the minimum. No query where the course
 * has none, which is nearly every course, else two. A section that is not in the course, or that this learner may not know of, asks
 * for nothing: nobody could pass it.
 */
export async function findMissingExam(
  db: Db,
  outline: CourseOutline,
  viewing: Viewing,
  who: { readonly userId: string | null; readonly courseKey: string },
): Promise<MissingExam | null> {
  const exam = outline.courseSchedule.entranceExam;
  const section = exam && outline.course.children.find(({ block }) => block === exam.block);
  if (!exam || !section) {
    return null;
  }
  const { index } = decideWhole(outline, viewing);
  const isKnown = (block: string) => (index.get(block)?.decision.state ?? 'hidden') !== 'hidden';
  if (!isKnown(section.block)) {
    return null;
  }
  const isCounted = isCountedIn(outline, isKnown);
  const grades = who.userId === null ? [] : await gradeSection(db, section, isCounted, who);
  const scorePercent = percentReached(grades);
  if (scorePercent >= exam.minScorePercent) {
    return null;
  }
  // A score that is not told would tell of results that are hidden.
  const scored = section.children.flatMap((entry) => listScoredBlocks(entry, isCounted));
  const isTold = scored.every(({ block }) => {
    const decided = index.get(block);
    return (
      !decided || decideResults(decided.access.showCorrectness, decided.due.closesAt, viewing.now, false) === 'shown'
    );
  });
  return { ...exam, scorePercent: isTold ? scorePercent : null };
}

async function gradeSection(
  db: Db,
  section: OutlineEntry,
  isCounted: (block: string) => boolean,
  { userId, courseKey }: { readonly userId: string | null; readonly courseKey: string },
): Promise<readonly SubsectionGrade[]> {
  const person = userId ?? '';
  const [rows, set] = await Promise.all([
    db
      .select({ block: studentStates.block, earned: studentStates.earned, possible: studentStates.possible })
      .from(studentStates)
      .where(
        and(eq(studentStates.userId, person), eq(studentStates.courseKey, courseKey), isNotNull(studentStates.earned)),
      ),
    db
      .select()
      .from(subsectionOverrides)
      .where(and(eq(subsectionOverrides.userId, person), eq(subsectionOverrides.courseKey, courseKey))),
  ]);
  const scores = new Map(
    rows.map(({ block, earned, possible }) => [block, { earned: earned ?? 0, possible: possible ?? 0 }]),
  );
  const overrides = new Map(set.map((override) => [override.block, override]));
  return section.children.map((entry) =>
    gradeSubsection(listScoredBlocks(entry, isCounted), scores, overrides.get(entry.block) ?? null),
  );
}

/** Of the points that are graded, as Open edX counts an exam; of all points where the exam has no graded ones. 0 to 100. */
function percentReached(grades: readonly SubsectionGrade[]): number {
  const sum = (kind: 'graded' | 'all') => ({
    earned: grades.reduce((earned, grade) => earned + grade[kind].earned, 0),
    possible: grades.reduce((possible, grade) => possible + grade[kind].possible, 0),
  });
  const graded = sum('graded');
  return Math.round(percentOf(graded.possible > 0 ? graded : sum('all')) * 1e6) / 1e4;
}
