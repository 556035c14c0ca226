import { z } from 'zod';
import type { TaughtCourse } from '@/lib/courses';
import { type DayRange, dayOf } from '@/lib/rollups';

/** Spans of time to look at, in days; `all` is the whole course. */
export const spans = ['30', '90', 'all'] as const;
export type Span = (typeof spans)[number];

const dayMs = 86_400_000;
/** As long as statistics are read back at most. */
const maxDays = 3_650;

const search = z.object({ days: z.enum(spans).catch('30') });

/** The days that the address of a page of statistics asks for; they end today. */
export function readRange(
  params: Readonly<Record<string, string>>,
  course: TaughtCourse,
  now: Date,
): DayRange & { readonly span: Span } {
  const { days: span } = search.parse(params);
  const to = dayOf(now);
  const earliest = now.getTime() - maxDays * dayMs;
  // People enrol and staff try things out before the first day.
  const begin = Math.min(course.run.startAt.getTime(), course.run.createdAt.getTime());
  const from =
    span === 'all' ? Math.max(earliest, Math.min(begin, now.getTime())) : now.getTime() - (Number(span) - 1) * dayMs;
  return { span, from: dayOf(new Date(from)), to };
}
