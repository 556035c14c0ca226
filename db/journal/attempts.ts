import type { Tx } from '../client';
import { workflowAttempts } from '../schema';
import type { JournalError } from './model';

export interface FailedAttempt {
  readonly runId: string;
  readonly stepId: string;
  readonly attempt: number;
  readonly error: JournalError;
  readonly at: Date;
}

/** Notes a try that failed, of a step or of a whole function. */
export async function recordFailedAttempt(tx: Tx, failed: FailedAttempt): Promise<void> {
  await tx.insert(workflowAttempts).values(failed);
}
