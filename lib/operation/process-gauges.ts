import { countWork } from '@/db/journal';
import { processStores } from '@/db/stores';
import { env } from '@/lib/env';
import { processState } from './process-state';

/** What telemetry measures of this process, and of the work in the background that it can see. */
export function processGauges() {
  const { counts } = processState();
  return {
    requests: () => counts.requests,
    failures: () => counts.failures,
    open: () => processState().open,
    backlog: async () => {
      const { unfinished, failed, oldest } = await countWork(processStores(env()).db);
      return { unfinished, failed, oldestSeconds: oldest ? Math.max(0, (Date.now() - oldest.getTime()) / 1000) : 0 };
    },
  };
}
