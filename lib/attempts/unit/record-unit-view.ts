import { and, eq } from 'drizzle-orm';
import { enrollments } from '@/db/schema';
import { markCompleted } from '@/lib/completion';
import { type OpenCourseInput, openCourse, type VisitContext } from '@/lib/enrollments';
import { findUnitRecords } from '../queries';
import { listShownBlocks } from './block-views';
import { loadContents } from './load-contents';
import { closedUnit, findUnit, listSeen } from './open-unit';

/**
 * Records that a learner sees a unit: what is complete by being seen is complete, and the unit is where they go on next time.
 * Asks again what may be seen, and writes only what is new: calling it twice is calling it once.
 */
export async function recordUnitView(
  ctx: VisitContext,
  input: OpenCourseInput & { readonly block: string },
): Promise<void> {
  const course = await openCourse(ctx, input);
  const { courseKey, userId, enrollment } = course;
  const unit = findUnit(course, input.block);
  if (userId === null || !enrollment || closedUnit(course, unit)) {
    return;
  }
  const shown = listShownBlocks(course, unit);
  const [contents, records] = await Promise.all([
    loadContents(ctx.courseware, shown, courseKey),
    findUnitRecords(ctx.db, { userId, courseKey, blocks: [] }),
  ]);
  const blocks = listSeen({ shown, contents, records });
  const isNewPlace = enrollment.lastBlock !== unit.block;
  if (blocks.length === 0 && !isNewPlace) {
    return;
  }
  await ctx.db.transaction(async (tx) => {
    await markCompleted(tx, ctx, { userId, courseKey, blocks });
    if (isNewPlace) {
      await tx
        .update(enrollments)
        .set({ lastBlock: unit.block, updatedAt: ctx.now })
        .where(and(eq(enrollments.userId, userId), eq(enrollments.courseKey, courseKey)));
    }
  });
}
