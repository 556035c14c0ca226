import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { studentStates, subsectionOverrides } from '@/db/schema';
import { findCompleted } from '@/lib/completion';
import type { CourseOutline, OutlineEntry } from '@/lib/courses';
import { aggregateCompletion, gradeSubsection, listScoredBlocks } from '@/lib/grading';
import { rememberOf } from '@/lib/remember-of';
import type { Learner, PrerequisiteResult, ResolvedNode, Viewing } from '@/lib/schedule';
import { decideWhole } from './decide-whole';
import type { DecidedEntry } from './learner-course';

/** The subsections that others of the course require. */
const listRequired = rememberOf((outline: CourseOutline): readonly OutlineEntry[] => {
  const names = new Set<string>();
  const visit = ({ access, children }: ResolvedNode<OutlineEntry>) => {
    if (access.prerequisite) {
      names.add(access.prerequisite.block);
    }
    children.forEach(visit);
  };
  visit(outline.schedule);
  return [...names].flatMap((name) => outline.entries.get(name) ?? []);
});

/**
 * What a learner has reached in the subsections that others require: by answers, by points that the team set, and, as Open edX has
 * it, by what can be done there besides reading. No query where the course requires none, which is nearly every course; else three.
 */
export async function findPrerequisites(
  db: Db,
  outline: CourseOutline,
  viewing: Viewing,
  who: { readonly userId: string | null; readonly courseKey: string },
): Promise<Learner['prerequisites']> {
  const required =
    outline.courseSchedule.isGatingEnabled && viewing.learner.role !== 'staff' ? listRequired(outline) : [];
  const { userId, courseKey } = who;
  if (required.length === 0 || userId === null) {
    return new Map();
  }
  const [rows, set, completed] = await Promise.all([
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
    findCompleted(db, { userId, courseKey }),
  ]);
  const scores = new Map(
    rows.map(({ block, earned, possible }) => [block, { earned: earned ?? 0, possible: possible ?? 0 }]),
  );
  const overrides = new Map(set.map((override) => [override.block, override]));
  const completions = new Map([...completed].map((block) => [block, 1]));
  const { index } = decideWhole(outline, viewing);
  const isToDo = (block: string) =>
    (index.get(block)?.decision.state ?? 'hidden') !== 'hidden' && !block.startsWith('html@');
  const isCounted = isCountedIn(outline, (block) => isGradable(index.get(block)));
  return new Map(
    required.map((entry): [string, PrerequisiteResult] => {
      const grade = gradeSubsection(listScoredBlocks(entry, isCounted), scores, overrides.get(entry.block) ?? null);
      const completion = aggregateCompletion(entry, completions, isToDo).get(entry.block);
      return [
        entry.block,
        {
          scorePercent: grade.percentGraded * 100,
          // Where there is nothing to complete, nothing is missing.
          completionPercent: completion && completion.total > 0 ? completion.fraction * 100 : 100,
        },
      ];
    }),
  );
}

/** Whether a learner has, or had, a block to work in: one that they may know of and that has begun for them. */
export const isGradable = (decided: DecidedEntry | undefined): boolean =>
  decided !== undefined && decided.decision.state !== 'hidden' && decided.isReleased;

/** What counts towards a grade: what is gradable for the learner, and nothing inside a block that shows as a placeholder. */
export function isCountedIn(
  outline: CourseOutline,
  isGradableBlock: (block: string) => boolean,
): (block: string) => boolean {
  return (block) => {
    const entry = outline.entries.get(block);
    return entry !== undefined && isGradableBlock(block) && entry.path.every(({ isSupported }) => isSupported);
  };
}
