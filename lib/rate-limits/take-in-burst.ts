import { LRUCache } from 'lru-cache';
import type { Context } from '@/lib/context';
import { type LimitName, limitOf } from './limits';
import { attemptKey, countAttempts, reached, windowAt } from './take-attempt';

/** What this process has counted of one subject in one window. */
interface Counted {
  readonly windowStart: number;
  count: number;
  /** How many of them MySQL does not know yet. */
  untold: number;
}

const counts = new LRUCache<string, Counted>({ max: 50_000 });

/** The part of a limit that a process lets through on its own word. */
const ownPart = 4;

/**
 * As `takeAttempt`, for what happens often and must cost nothing: a process counts in its memory, and begins to count in MySQL, where
 * all processes count together, once a subject has used a quarter of the limit here. Whoever sends as people do never costs a
 * statement; whoever sends to several processes gets at most a quarter more from each than is allowed.
 */
export async function takeInBurst(ctx: Pick<Context, 'db' | 'now'>, name: LimitName, subject: string): Promise<void> {
  const { count: allowed, windowSeconds } = limitOf(name);
  const window = windowAt(ctx.now, windowSeconds);
  const key = attemptKey(name, subject);
  const counted = countHere(key, window.start.getTime());
  if (counted.count <= allowed / ownPart) {
    return;
  }
  // Beyond what is allowed here alone there is nothing to ask MySQL for: a flood ends in memory.
  if (counted.count > allowed) {
    throw reached(window.secondsLeft);
  }
  const by = counted.untold;
  counted.untold = 0;
  if ((await countAttempts(ctx.db, key, window.start, by)) > allowed) {
    throw reached(window.secondsLeft);
  }
}

function countHere(key: string, windowStart: number): Counted {
  let counted = counts.get(key);
  if (counted?.windowStart !== windowStart) {
    counted = { windowStart, count: 0, untold: 0 };
    counts.set(key, counted);
  }
  counted.count += 1;
  counted.untold += 1;
  return counted;
}
