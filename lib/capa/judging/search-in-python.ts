import { answerFault, problemFault } from '../fault';
import type { RunScript } from '../script/contract';
import { scriptFault } from '../script/script-fault';

/** What a learner reads where no engine can check an answer in bounded time. No attempt is used. */
export const tooLongMessage = 'This answer takes too long to check. Please try a shorter one.';

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
  if (reply.reason === 'time' || reply.reason === 'memory') {
    throw answerFault(tooLongMessage, `${reply.message} Pattern: ${request.source}`);
  }
  if (reply.reason === 'unavailable') throw scriptFault(reply);
  throw problemFault(`The pattern "${request.source}" cannot be used: ${reply.message}`);
}
