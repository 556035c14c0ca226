import { answerFault, problemFault } from '../fault';
import type { RunScript } from '../script/contract';
import { scriptFault } from '../script/script-fault';

/**
 * `re.search(source, given)` in the Python sandbox: for patterns that our own engine cannot read or finish.
 * Throws `CapaFault`: the pattern is faulty (`problem`), or the text takes too long (`answer`).
 */
export async function searchInPython(
  request: { readonly source: string; readonly ignoreCase: boolean; readonly given: string },
  runScript: RunScript,
): Promise<boolean> {
  const reply = await runScript({
    kind: 'answer',
    seed: 1,
    script: '',
    code: 'import re\nfound = re.search(pattern, given, re.IGNORECASE if ignore_case else 0) is not None',
    globals: { pattern: request.source, given: request.given, ignore_case: request.ignoreCase },
    read: ['found'],
  });
  if (reply.ok) return reply.values.found?.truthy ?? false;
  if (reply.reason === 'time') throw answerFault('This answer takes too long to check. Please try a shorter one.');
  if (reply.reason === 'unavailable') throw scriptFault(reply);
  throw problemFault(`The pattern "${request.source}" cannot be used: ${reply.message}`);
}
