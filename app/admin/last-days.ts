const dayMs = 86_400_000;
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The last so many days, today (UTC) among them. */
export function lastDays(now: Date, count: number): { readonly from: string; readonly to: string } {
  return { from: dayOf(now.getTime() - (count - 1) * dayMs), to: dayOf(now.getTime()) };
}
