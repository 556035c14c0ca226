import { dayOf } from '@/lib/rollups';

const dayMs = 86_400_000;

/** The last so many days, today (UTC) among them. */
export function lastDays(now: Date, count: number): { readonly from: string; readonly to: string } {
  return { from: dayOf(new Date(now.getTime() - (count - 1) * dayMs)), to: dayOf(now) };
}
