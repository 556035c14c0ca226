import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreAway } from '../show/describe-failure';

/** Longer than a killed server needs to be up again. */
const patienceMilliseconds = 25_000;
const pauseMilliseconds = 500;

/** Does what may be done twice, again while a store or the website is away, and gives up in time for a command to end with a message. */
export async function onceStoresAnswer<Result>(work: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + patienceMilliseconds;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isStoreAway(error) || performance.now() > until) {
        throw error;
      }
      await sleep(pauseMilliseconds);
    }
  }
}
