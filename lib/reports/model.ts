import { z } from 'zod';
import type { ReportState } from '@/db/schema';

/** What a report's row holds of its file. */
export const reportContent = z.object({
  columns: z.array(z.object({ block: z.string(), label: z.string(), title: z.string() })),
  /** SHA-256 of each part in the course store, in order. */
  parts: z.array(z.string()),
});
export type ReportContent = z.output<typeof reportContent>;

/** One learner's line in a part. Ids only: a person who is erased is erased from every report too. */
export const reportLine = z.tuple([
  z.string(),
  z.object({
    mode: z.string(),
    cohort: z.string().nullable(),
    /** 0 to 1. */
    percent: z.number().nullable(),
    letter: z.string().nullable(),
    isPassed: z.boolean(),
    /** By column, 0 to 1. */
    cells: z.array(z.number().nullable()),
  }),
]);
export type ReportLine = z.output<typeof reportLine>;

/** A report as its list shows it. */
export interface Report {
  readonly id: string;
  readonly state: ReportState;
  /** Name of who asked for it; null: the system, or an account that is gone. */
  readonly requestedBy: string | null;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  /** Learners written so far, of `total`. */
  readonly done: number;
  readonly total: number;
}
