import type { Context } from '@/lib/context';
import { getCourseRun } from '@/lib/courses';
import { courseTarget, requirePermission } from '@/lib/permissions';
import { type DayRange, listDays } from './days';
import { gradesPart, refreshPart, videosPart } from './refresh-part';

/**
 * Works a course's days, the distribution of its grades and the retention of its videos out anew. What comes of it is what the marked days would have given:
 * it is for rows that came without events, and for a site that had none yet.
 */
export async function rebuildRollups(
  ctx: Context,
  { courseKey, from, to }: { readonly courseKey: string } & DayRange,
): Promise<{ readonly days: number; readonly busy: number }> {
  requirePermission(ctx, 'report.download', courseTarget(courseKey));
  await getCourseRun(ctx, courseKey);
  const days = listDays({ from, to });
  let busy = 0;
  for (const part of [...days, gradesPart, videosPart]) {
    busy += (await refreshPart(ctx, { courseKey, part })) === 'busy' ? 1 : 0;
  }
  return { days: days.length, busy };
}
