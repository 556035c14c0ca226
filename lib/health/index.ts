import { processStores } from '@/db/stores';
import { env } from '@/lib/env';
import { processState } from '@/lib/operation';
import { checkHealth, type Health } from './check-health';
import { checkReadiness, type Readiness } from './check-readiness';

export { type BrokenPart, checkHealth, type Health, type HealthyPart } from './check-health';
export { checkReadiness, type Readiness, type Unreadiness } from './check-readiness';

/** The health of this process's own stores. */
export function checkOwnHealth(): Promise<Health> {
  return checkHealth(processStores(env()));
}

const keptMs = 1000;
let kept: { readonly answer: Promise<Readiness>; readonly at: number } | undefined;

/** Whether this process is ready; asked of the stores once a second at most, however many ask. */
export function checkOwnReadiness(): Promise<Readiness> {
  const at = performance.now();
  if (!kept || at - kept.at > keptMs || processState().isStopping) {
    kept = { answer: checkReadiness(processStores(env()), env().DATABASE_URL.startsWith('mysql:')), at };
  }
  return kept.answer;
}
