import { leavesOfCourse } from '@/lib/completion';
import type { Context } from '@/lib/context';
import { getCourseRun, listUnits, loadOutline, type OutlineEntry } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { DayRange } from './days';
import { readBlockCompletion } from './read-block-completion';

/** How far learners came: a unit, and how many completed the part of it that fewest completed. */
export interface UnitCompletion {
  readonly block: string;
  readonly title: string;
  /** Title of the section that it stands in. */
  readonly section: string;
  readonly subsection: string;
  readonly completed: number;
}

/**
 * The units of the published course in reading order, with how many learners completed each within some days. Units with nothing to
 * complete, and those for the team, are left out. Throws Forbidden, NotFound `courses.not-found`.
 */
export async function readUnitCompletion(
  ctx: Context,
  input: { readonly courseKey: string } & DayRange,
): Promise<readonly UnitCompletion[]> {
  const { courseKey } = input;
  requirePermission(ctx, 'analytics.view', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const outline = await loadOutline(ctx.courseware, run.publishedRoot);
  const { leaves } = leavesOfCourse(outline);
  const byBlock = await readBlockCompletion(ctx, input);
  return listUnits(outline).order.flatMap((unit): UnitCompletion[] => {
    const parts = (leaves.get(unit.block) ?? []).map((block) => byBlock.get(block) ?? 0);
    const above = (type: string) => titleOf(unit.path.find((entry) => entry.type === type));
    return parts.length === 0
      ? []
      : [
          {
            block: unit.block,
            title: titleOf(unit),
            section: above('chapter'),
            subsection: above('sequential'),
            completed: Math.min(...parts),
          },
        ];
  });
}

function titleOf(entry: OutlineEntry | undefined): string {
  const name = entry?.ownSettings.display_name;
  return typeof name === 'string' ? name.trim() : '';
}
