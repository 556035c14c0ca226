import { z } from 'zod';
import { auditFilter } from '@/lib/audit';
import { fromZonedText } from '@/lib/schedule';
import { searchText } from '../search';

export const auditPath = '/admin/audit';

const day = z.iso.date().optional().catch(undefined);

export const auditSearch = z.object({
  actor: searchText(32),
  action: searchText(64),
  course: searchText(255),
  target: searchText(512),
  from: day,
  to: day,
  before: z
    .string()
    .refine((place) => auditFilter.shape.before.safeParse(place).success)
    .optional()
    .catch(undefined),
});

/** What the verb is asked for: days of the reader's time zone, in which the list shows its times; `to` is the last one, whole. */
export function toAuditFilter({ course, from, to, ...rest }: z.output<typeof auditSearch>, timeZone: string) {
  const begin = from && fromZonedText(`${from}T00:00`, timeZone);
  const end = to && fromZonedText(`${dayAfter(to)}T00:00`, timeZone);
  return { ...rest, courseKey: course, ...(begin && { from: begin }), ...(end && { to: end }) };
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
