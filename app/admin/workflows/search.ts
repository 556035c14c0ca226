import { z } from 'zod';
import { runStatuses } from '@/components/admin/workflows/run-status';

/** What an address may say of the runs to show, and of what was just done. What makes no sense is passed over. */
const search = z.object({
  function: z.string().min(1).max(190).optional().catch(undefined),
  status: z.enum(runStatuses).optional().catch(undefined),
  before: z
    .string()
    .regex(/^\w{26}$/)
    .optional()
    .catch(undefined),
  notice: z.enum(['retried', 'cancelled', 'dismissed']).optional().catch(undefined),
  error: z.enum(['no-such-run', 'ended', 'not-failed', 'no-such-alert']).optional().catch(undefined),
});

export type WorkflowSearch = z.output<typeof search>;

export interface WorkflowSearchProps {
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
}

export const readWorkflowSearch = async ({ searchParams }: WorkflowSearchProps): Promise<WorkflowSearch> =>
  search.parse(await searchParams);
