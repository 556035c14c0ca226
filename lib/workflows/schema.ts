import { z } from 'zod';
import { runStatuses } from '@/db/schema';

export const runInput = z.object({ runId: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/) });

export const runsFilter = z.object({
  functionId: z.string().min(1).max(190).optional(),
  status: z.enum(runStatuses).optional(),
  /** The last run of the page before: older ones follow. */
  before: z.string().max(26).optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
