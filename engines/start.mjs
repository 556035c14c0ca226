// `npm start`, `npm run dev` and `npm run start:edge` on a bare clone: plain JavaScript until the dependencies are there.
import { readFileSync } from 'node:fs';
import { installEdgeToolsWhereNeeded, installWhereNeeded, requireNode, runTypescript } from './install.mjs';

const watchEveryMs = 500;

requireNode();
const npmIsThere = watchNpm();
await installWhereNeeded();
if (process.argv.includes('--edge')) await installEdgeToolsWhereNeeded();
const supervisor = await runTypescript('engines/supervisor.ts', process.argv.slice(2), { withChannel: true });
setInterval(() => {
  if (!npmIsThere()) supervisor.kill('SIGTERM');
}, watchEveryMs).unref();

/**
 * npm passes on signals only to the shell that it starts this with, and none when it is killed. What tells is that a
 * process between npm and this one has another parent. Started without npm, this stays whatever happens to its parent.
 */
function watchNpm() {
  if (!process.env.npm_lifecycle_event) return () => true;
  const parent = process.ppid;
  const startedByShell = !/^(npm|node)/.test(readStatus(parent).name ?? 'npm');
  const grandparent = readStatus(parent).parent;
  return () => process.ppid === parent && (!startedByShell || readStatus(parent).parent === grandparent);
}

/** A process' name and its parent's number, where the system has /proc. */
function readStatus(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1')) ?? [];
    return { name, parent };
  } catch {
    return {};
  }
}
