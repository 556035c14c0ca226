import { NonRetriableError } from 'inngest';

/** Ends a run that left certificates undecided as failed, so that it raises an alert. */
export function assertAllDecided(failed: number): void {
  if (failed > 0) {
    throw new NonRetriableError(`Certificates that could not be decided on: ${failed}. The log says why.`);
  }
}
