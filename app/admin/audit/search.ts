import { z } from 'zod';
import { searchText } from '../search';

export const auditPath = '/admin/audit';

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .optional()
  .catch(undefined);

export const auditSearch = z.object({
  actor: searchText(32),
  action: searchText(64),
  course: searchText(255),
  target: searchText(512),
  from: day,
  to: day,
  before: z.string().max(80).optional().catch(undefined),
});

const dayMs = 86_400_000;

/** What the verb is asked for; `to` is the last day, whole. */
export function toAuditFilter({ course, from, to, ...rest }: z.output<typeof auditSearch>) {
  return {
    ...rest,
    courseKey: course,
    ...(from && { from: new Date(from) }),
    ...(to && { to: new Date(Date.parse(to) + dayMs) }),
  };
}
