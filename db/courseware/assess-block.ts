import { maxPoints, parseProblem, supported } from '@/lib/capa';
import { isSupportedType } from '@/lib/olx/blocks';
import type { Assessment, NodeBody } from './model';

/**
 * What Lectern can do with a block, from its node alone. A problem that asks nothing is a text: shown, worth nothing. One that
 * asks something that cannot be graded here, or that cannot be read, is not supported as a whole.
 * Author scripts count as running: where the sandbox is away for a while, its problems wait for it.
 */
export function assessBlock(node: NodeBody): Assessment {
  if (node.fault !== undefined || !isSupportedType(node.type)) {
    return { isSupported: false, maxPoints: null };
  }
  if (node.type !== 'problem') {
    return { isSupported: true, maxPoints: null };
  }
  const problem = parseProblem(node.source ?? '<problem/>');
  if (problem.fault === null && problem.responses.length === 0) {
    return { isSupported: true, maxPoints: null };
  }
  const { gradable } = supported(problem, { hasSandbox: true });
  return { isSupported: gradable, maxPoints: gradable ? maxPoints(problem) : null };
}
