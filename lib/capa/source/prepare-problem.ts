import { CapaFault } from '../fault';
import type { RunScript } from '../script/contract';
import { bindProblem } from './parse-problem';
import type { Problem } from './problem';

/**
 * Runs the author's Python for one seed and puts its values in the places of `$name`. Problems without Python (and problems
 * already made ready) come back as they are. Cache the result by the problem's hash and the seed.
 *
 * @throws `CapaFault` where the script fails; use `grade` and `loadView` outside this library, which answer values
 */
export async function prepareProblem(
  problem: Problem,
  options: { readonly seed: number; readonly runScript: RunScript | undefined },
): Promise<Problem> {
  if (!problem.root || problem.values !== null || problem.script === '') return problem;
  if (!options.runScript)
    throw new CapaFault('problem', 'This problem has a Python script, and there is no sandbox to run it.');
  const reply = await options.runScript({ kind: 'context', seed: options.seed, script: problem.script });
  if (!reply.ok) {
    const place = reply.line === null ? '' : ` (line ${reply.line} of the script)`;
    throw new CapaFault('problem', `The problem’s script failed: ${reply.message}${place}`);
  }
  return bindProblem(problem, {
    seed: { text: String(options.seed), json: options.seed, truthy: options.seed !== 0 },
    ...reply.values,
  });
}
