import { LRUCache } from 'lru-cache';
import type { NodeHash } from '@/db/courseware';
import { prepareProblem, unavailableScriptCode } from '@/lib/capa';
import type { Context } from '@/lib/context';
import { type LoadedProblem, loadProblem } from './load-problem';

/** Problems whose Python has run, by node and seed. A bound problem shares its source with all others of its node. */
const ready = new LRUCache<string, LoadedProblem>({ max: 5_000 });
const faultMilliseconds = 60_000;

/**
 * The problem as one seed has it: its author's Python has run, its `$names` stand for values. A problem without Python is
 * ready as it is. Where the script failed, or nothing could run it, the problem carries that as its fault.
 */
export async function readyProblem(
  { runScript }: Pick<Context, 'runScript'>,
  loaded: LoadedProblem,
  seed: number,
): Promise<LoadedProblem> {
  if (loaded.problem.script === '' || loaded.problem.fault) {
    return loaded;
  }
  const key = `${loaded.node}:${seed}`;
  const known = ready.get(key);
  if (known) {
    return known;
  }
  const made: LoadedProblem = { ...loaded, problem: await prepareProblem(loaded.problem, { seed, runScript }) };
  const { fault } = made.problem;
  if (fault?.code !== unavailableScriptCode) {
    // A script that took too long on a busy machine may be in time on a quiet one; one that never is must not run at every look.
    ready.set(key, made, fault ? { ttl: faultMilliseconds } : {});
  }
  return made;
}

/** The problem that a node holds, ready for one seed. */
export async function loadReady(
  ctx: Pick<Context, 'runScript' | 'courseware'>,
  node: NodeHash,
  seed: number,
): Promise<LoadedProblem> {
  return readyProblem(ctx, await loadProblem(ctx.courseware, node), seed);
}
