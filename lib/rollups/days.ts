import { z } from 'zod';
import { invalid } from '@/lib/errors';

/** A day in UTC, `YYYY-MM-DD`. */
const dayField = z.iso.date();

/** Days, both of them included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

const dayMs = 86_400_000;
const maxDays = 3_660;

/** The day of an instant, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** A day's first instant, and that of the next. */
export function boundsOf(day: string): { readonly start: Date; readonly end: Date } {
  const start = new Date(`${day}T00:00:00.000Z`);
  return { start, end: new Date(start.getTime() + dayMs) };
}

/** Each day of a range. Throws Invalid `rollups.range` for one that ends before it begins, or is longer than ten years. */
export function listDays({ from, to }: DayRange): readonly string[] {
  const first = boundsOf(dayField.parse(from)).start.getTime();
  const count = (boundsOf(dayField.parse(to)).start.getTime() - first) / dayMs + 1;
  if (count < 1 || count > maxDays) {
    throw invalid('rollups.range', 'Please name a first and a last day, not more than ten years apart.');
  }
  return Array.from({ length: count }, (_, at) => dayOf(new Date(first + at * dayMs)));
}
