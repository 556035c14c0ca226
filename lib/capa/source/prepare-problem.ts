import type { RunScript } from '../script/contract';
import { noSandbox, scriptFault } from '../script/script-fault';
import { bindProblem } from './parse-problem';
import type { Problem } from './problem';

/**
 * Runs the author's Python for one seed and puts its values in the places of `$name`. Problems without Python (and problems
 * already made ready) come back as they are; one whose script fails carries that as its `fault`. Cache the result by the
 * problem's hash and the seed, unless its fault is `script-unavailable`: that one passes.
 */
export async function prepareProblem(
  problem: Problem,
  options: { readonly seed: number; readonly runScript: RunScript | undefined },
): Promise<Problem> {
  const { seed, runScript } = options;
  if (!problem.root || problem.values !== null || problem.script === '') return problem;
  const reply = runScript ? await runScript({ kind: 'context', seed, script: problem.script }) : noSandbox;
  if (!reply.ok) {
    const { code, message } = scriptFault(reply);
    return { ...problem, fault: { code, message, line: null, column: null } };
  }
  return bindProblem(problem, { seed: { text: String(seed), json: seed, truthy: seed !== 0 }, ...reply.values });
}
