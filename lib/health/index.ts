import { processStores } from '@/db/stores';
import { env } from '@/lib/env';
import { checkHealth, type Health } from './check-health';

export { type BrokenPart, checkHealth, type Health, type HealthyPart } from './check-health';

/** The health of this process's own stores. */
export function checkOwnHealth(): Promise<Health> {
  return checkHealth(processStores(env()));
}
