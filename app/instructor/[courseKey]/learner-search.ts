import { z } from 'zod';
import type { EnrollmentPlace, LearnerFilter } from '@/lib/grades';

const percent = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/)
  .transform((text) => Math.min(100, Number(text)) / 100)
  .nullable()
  .catch(null);

const search = z.object({
  q: z.string().trim().max(100).catch(''),
  from: percent,
  to: percent,
  cohort: z.string().max(32).catch(''),
  order: z.enum(['name', 'highest', 'lowest']).catch('name'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  rows: z.literal('all').nullable().catch(null),
  before: z
    .string()
    .regex(/^\d{1,15}\.\w{1,32}$/)
    .transform((text) => {
      const [at = '', userId = ''] = text.split('.');
      return { enrolledAt: new Date(Number(at)), userId };
    })
    .optional()
    .catch(undefined),
});

export interface LearnerSearch {
  readonly filter: LearnerFilter;
  readonly order: 'name' | 'highest' | 'lowest';
  readonly page: number | 'all';
  /** In the list of a large course: where the page before ended. */
  readonly before: EnrollmentPlace | undefined;
  /** Somebody may be left out. */
  readonly isFiltered: boolean;
}

/** What the address of a list of learners asks for; what cannot be read counts as not said. */
export function readLearnerSearch(params: Readonly<Record<string, string>>): LearnerSearch {
  const { q, from, to, cohort, order, page, rows, before } = search.parse(params);
  // Grades count whole per cent, as they are shown.
  const top = to === null ? null : to + 0.004_999;
  const bottom = from === null ? null : from - 0.005;
  return {
    filter: { search: q, from: bottom, to: top, cohortId: cohort === '' ? null : cohort },
    order,
    page: rows === 'all' ? 'all' : page,
    before,
    isFiltered: q !== '' || from !== null || to !== null || cohort !== '',
  };
}

/** How an address says where a page of the list of a large course begins. */
export const placeParam = ({ enrolledAt, userId }: EnrollmentPlace): string => `${enrolledAt.getTime()}.${userId}`;

/** The address of a list with other parameters; empty ones are left out. */
export function withParams(path: string, params: Readonly<Record<string, string | null>>): string {
  const kept = Object.entries(params).filter(
    (entry): entry is [string, string] => entry[1] !== null && entry[1] !== '',
  );
  const query = new URLSearchParams(kept).toString();
  return query === '' ? path : `${path}?${query}`;
}
