import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { rollupBlocks, rollupDays, rollupHours, rollupProblems, rollupVideos } from '@/db/schema';
import type { CourseDay } from './model';

const rowsAtOnce = 200;

/** Puts a day that was worked out anew in the place of what was there. */
export async function storeDay(
  tx: Tx,
  input: { readonly courseKey: string; readonly day: string; readonly computed: CourseDay },
): Promise<void> {
  const { courseKey, day, computed } = input;
  for (const table of [rollupDays, rollupHours, rollupProblems, rollupBlocks, rollupVideos]) {
    await tx.delete(table).where(and(eq(table.courseKey, courseKey), eq(table.day, day)));
  }
  const own = { courseKey, day };
  if (computed.hours.size > 0) {
    await tx.insert(rollupDays).values({ ...own, ...computed.day });
    await tx.insert(rollupHours).values([...computed.hours].map(([hour, activity]) => ({ ...own, hour, ...activity })));
  }
  for (const problems of chunks(computed.problems)) {
    await tx
      .insert(rollupProblems)
      .values(problems.map(({ block, attempts, correct, answers }) => ({ ...own, block, attempts, correct, answers })));
  }
  for (const blocks of chunks(computed.blocks)) {
    await tx.insert(rollupBlocks).values(blocks.map(({ block, completed }) => ({ ...own, block, completed })));
  }
  for (const videos of chunks(computed.videos)) {
    await tx.insert(rollupVideos).values(videos.map((video) => ({ ...own, ...video })));
  }
}

function* chunks<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    yield items.slice(from, from + rowsAtOnce);
  }
}
