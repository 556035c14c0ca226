import type { UserContext } from '@/lib/auth';
import { type CourseDifference, compareCourses, openStoredSide, type ShownRevision, showRevision } from '@/lib/courses';
import { notFound } from '@/lib/errors';

export interface Comparison {
  /** Null for the first revision of a course. */
  readonly from: ShownRevision | null;
  readonly to: ShownRevision;
  /** Null where nothing differs, or there is nothing to compare with. */
  readonly difference: CourseDifference | null;
}

/** Opens two revisions of a course; without `from`, a revision and the one that it was made from. */
export async function openComparison(
  ctx: UserContext,
  courseKey: string,
  asked: { readonly from?: string | undefined; readonly to: string },
): Promise<Comparison> {
  const to = await showRevision(ctx, { revision: asked.to });
  const before = asked.from ?? to.parent;
  const from = before === null ? null : await showRevision(ctx, { revision: before });
  if (to.courseKey !== courseKey || (from && from.courseKey !== courseKey)) {
    throw notFound('courses.revision-elsewhere', 'This is a revision of another course.');
  }
  if (from === null || from.revision === to.parent) {
    return { from, to, difference: to.difference };
  }
  const [left, right] = await Promise.all([
    openStoredSide(ctx, { revision: from.revision }),
    openStoredSide(ctx, { revision: to.revision }),
  ]);
  return { from, to, difference: (await compareCourses(left, right)).difference };
}
