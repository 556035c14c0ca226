import { z } from 'zod';
import { runStatuses } from '@/components/admin/workflows/run-status';

/** What an address may say of the runs to show. What makes no sense is passed over. */
export const runSearch = z.object({
  function: z.string().min(1).max(190).optional().catch(undefined),
  status: z.enum(runStatuses).optional().catch(undefined),
  before: z
    .string()
    .regex(/^\w{26}$/)
    .optional()
    .catch(undefined),
});
