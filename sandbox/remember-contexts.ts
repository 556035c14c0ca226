import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RunScript, ScriptReply } from '@/lib/capa';

/**
 * Keeps the evaluated names of scripts by script and seed, so that a problem that many learners open (or one learner opens and
 * then answers) runs its script once. Scripts are deterministic; only results are kept, no failures.
 */
export function rememberContexts(runScript: RunScript, maxCharacters: number): RunScript {
  const kept = new LRUCache<string, ScriptReply>({ maxSize: maxCharacters, maxEntrySize: maxCharacters / 20 });
  const running = new Map<string, Promise<ScriptReply>>();
  return async (request) => {
    if (request.kind !== 'context') return runScript(request);
    const key = createHash('sha256').update(`${request.seed}:${request.script}`).digest('base64');
    const found = kept.get(key);
    if (found) return found;
    const started = running.get(key);
    if (started) return started;
    const run = runScript(request);
    running.set(key, run);
    const reply = await run.finally(() => running.delete(key));
    if (reply.ok) kept.set(key, reply, { size: JSON.stringify(reply).length });
    return reply;
  };
}
