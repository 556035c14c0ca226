import type { Context } from '@/lib/context';
import { getCourseRun, loadOutline } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';
import type { DayRange } from './days';
import { readBlockCompletion } from './read-block-completion';

export interface VideoCompletion {
  readonly block: string;
  /** Empty where the video has no name. */
  readonly title: string;
  readonly subsection: string;
  /** Learners who watched it to its end. */
  readonly watched: number;
}

/** The videos of the published course in course order, and how many learners completed each within some days. Throws Forbidden. */
export async function readVideoCompletion(
  ctx: Context,
  input: { readonly courseKey: string } & DayRange,
): Promise<readonly VideoCompletion[]> {
  const { courseKey } = input;
  requirePermission(ctx, 'analytics.view', courseTarget(courseKey));
  const run = await getCourseRun(ctx, courseKey);
  const { entries } = await loadOutline(ctx.courseware, run.publishedRoot);
  const byBlock = await readBlockCompletion(ctx, input);
  return [...entries.values()].flatMap(({ block, type, ownSettings, path }) =>
    type === 'video'
      ? [
          {
            block,
            title: nameOf(ownSettings.display_name),
            subsection: nameOf(path.find((above) => above.type === 'sequential')?.ownSettings.display_name),
            watched: byBlock.get(block) ?? 0,
          },
        ]
      : [],
  );
}

const nameOf = (name: unknown): string => (typeof name === 'string' ? name.trim() : '');
