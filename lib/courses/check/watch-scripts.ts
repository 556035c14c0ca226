import type { RunScript, ScriptReply } from '@/lib/capa';

/** All scripts of a course together: a team that waits longer looks away. */
const limitSeconds = 300;

export interface WatchedScripts {
  /** Counts up while scripts run. */
  readonly scripts: { run: number; left: number };
  readonly runScript: RunScript;
}

/** Counts the scripts that run, and runs none once the time for all of them is over. */
export function watchScripts(run: RunScript, now: () => number = () => performance.now()): WatchedScripts {
  const end = now() + limitSeconds * 1000;
  const scripts = { run: 0, left: 0 };
  const runScript: RunScript = async (request) => {
    const reply = now() < end ? await run(request) : tooLate;
    if (!reply.ok && reply.reason === 'unavailable') scripts.left += 1;
    else scripts.run += 1;
    return reply;
  };
  return { scripts, runScript };
}

const tooLate: ScriptReply = {
  ok: false,
  reason: 'unavailable',
  message: `the scripts of this course took longer than ${limitSeconds} s together`,
  line: null,
};
