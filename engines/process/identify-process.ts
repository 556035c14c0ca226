import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * A process that can be told from a later one with the same number. `startedAt` is opaque: equal for the same process,
 * different for another (on Linux the boot and the tick of the start, else the start time that `ps` prints).
 */
export const processIdentity = z.object({ pid: z.number().int().positive(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentity>;

/** The running process with this number, or undefined where there is none. A zombie runs no more. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process still runs: false after its number went to another one. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** Ends exactly this process: `gentle` first, SIGKILL after `patienceMs`. Resolves once it is gone. */
export async function endProcess(identity: ProcessIdentity, gentle: NodeJS.Signals, patienceMs: number): Promise<void> {
  signal(identity, gentle);
  if (await goneWithin(identity, patienceMs)) return;
  signal(identity, 'SIGKILL');
  await goneWithin(identity, 5000);
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch {
    // It ended between the two calls, or belongs to another user: then waiting for it is all that is left.
  }
}

async function goneWithin(identity: ProcessIdentity, patienceMs: number): Promise<boolean> {
  for (let waitedMs = 0; isRunning(identity); waitedMs += 50) {
    if (waitedMs >= patienceMs) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

let bootId: string | undefined;

function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the name in brackets, which may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    if (state === 'Z' || state === 'X') return undefined;
    bootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${bootId}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return state === undefined || state.startsWith('Z') ? undefined : started.join(' ');
  } catch {
    return undefined;
  }
}
