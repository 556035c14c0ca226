import { LRUCache } from 'lru-cache';
import type { Courseware, NodeBody, NodeHash } from '@/db/courseware';
import { type Problem, type ProblemView, parseProblem, viewProblem } from '@/lib/capa';
import { makeViewSafe } from './safe-view';

/** A problem read once for all learners; `readyProblem` makes of it what one seed shows. */
export interface LoadedProblem {
  readonly node: NodeHash;
  /** `TYPE@ID`: a hash alone opens nothing, so whoever asks by a hash compares this. */
  readonly block: string;
  readonly problem: Problem;
}

/** Parsed problems by the hash of their node. Bounded by the characters of their sources. */
const problems = new LRUCache<NodeHash, LoadedProblem>({ maxSize: 32_000_000, max: 20_000 });

/** Views by node, seed and course (links differ). Few problems draw at random, so most have one. */
const views = new LRUCache<string, ProblemView>({ max: 20_000 });

/** Parses a problem's node, or takes it from memory. */
export function problemOf(node: NodeHash, body: NodeBody): LoadedProblem {
  let loaded = problems.get(node);
  if (!loaded) {
    const source = body.source ?? '<problem/>';
    loaded = { node, block: `${body.type}@${body.id}`, problem: parseProblem(source) };
    problems.set(node, loaded, { size: source.length + 1000 });
  }
  return loaded;
}

/** The problem that a node holds; MongoDB is asked only where it is not in memory. */
export async function loadProblem(courseware: Courseware, node: NodeHash): Promise<LoadedProblem> {
  return problems.get(node) ?? problemOf(node, await courseware.getNode(node));
}

/** What a learner with this seed may see of a problem that is ready, sanitised. Holds no answer, solution, hint or script. */
export function safeViewOf({ node, problem }: LoadedProblem, seed: number, courseKey: string): ProblemView {
  const key = `${node}:${seed}:${courseKey}`;
  let view = views.get(key);
  if (!view) {
    view = makeViewSafe(viewProblem(problem, { seed, hasSandbox: true }), courseKey);
    // The fault of a script may pass.
    if (!problem.fault) {
      views.set(key, view);
    }
  }
  return view;
}
