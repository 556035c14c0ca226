import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { studentStates, subsectionOverrides } from '@/db/schema';
import type { CourseOutline } from '@/lib/courses';
import { decideResults, listScoredBlocks } from '@/lib/grading';
import type { MissingExam, Viewing } from '@/lib/schedule';
import { decideWhole } from './decide-whole';
import { askedExam, scoreExam } from './entrance-exam';

/**
 * The entrance exam of a course, where this learner has still to pass it: what is reached in it is worked out from the recorded scores
 * and from points that the team set, so that it opens the rest with the answer that reaches the minimum. No query where the course
 * has none, which is nearly every course, nor for somebody who is known to have passed it; else two.
 */
export async function findMissingExam(
  db: Db,
  outline: CourseOutline,
  viewing: Viewing,
  who: { readonly userId: string | null; readonly courseKey: string; readonly examPassedAt: Date | null },
): Promise<MissingExam | null> {
  const { entranceExam } = outline.courseSchedule;
  if (!entranceExam || who.examPassedAt !== null) {
    return null;
  }
  const { index } = decideWhole(outline, viewing);
  const exam = askedExam(outline, (block) => index.get(block));
  if (!exam) {
    return null;
  }
  const { scores, overrides } = who.userId === null ? noRecord : await readRecord(db, who.userId, who.courseKey);
  const scorePercent = scoreExam(exam, scores, overrides);
  if (scorePercent >= exam.minScorePercent) {
    return null;
  }
  // A score that is not told would tell of results that are hidden.
  const scored = exam.section.children.flatMap((entry) => listScoredBlocks(entry, exam.isCounted));
  const isTold = scored.every(({ block }) => {
    const decided = index.get(block);
    return (
      !decided || decideResults(decided.access.showCorrectness, decided.due.closesAt, viewing.now, false) === 'shown'
    );
  });
  return { ...entranceExam, scorePercent: isTold ? scorePercent : null };
}

const noRecord = { scores: new Map(), overrides: new Map() };

async function readRecord(db: Db, userId: string, courseKey: string) {
  const [rows, set] = await Promise.all([
    db
      .select({ block: studentStates.block, earned: studentStates.earned, possible: studentStates.possible })
      .from(studentStates)
      .where(
        and(eq(studentStates.userId, userId), eq(studentStates.courseKey, courseKey), isNotNull(studentStates.earned)),
      ),
    db
      .select()
      .from(subsectionOverrides)
      .where(and(eq(subsectionOverrides.userId, userId), eq(subsectionOverrides.courseKey, courseKey))),
  ]);
  return {
    scores: new Map(
      rows.map(({ block, earned, possible }) => [block, { earned: earned ?? 0, possible: possible ?? 0 }]),
    ),
    overrides: new Map(set.map((override) => [override.block, override])),
  };
}
