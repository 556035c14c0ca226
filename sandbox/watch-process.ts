import { readFileSync } from 'node:fs';

/** What a process has used so far. */
export interface ProcessUse {
  readonly cpuSeconds: number;
  readonly residentMegabytes: number;
}

/** Clock ticks of the kernel's statistics; 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Reads what the kernel counts for a process; null where it does not say (other systems, a process that is gone). */
export function readProcessUse(pid: number): ProcessUse | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in parentheses and may hold spaces.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const resident = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'));
    return { cpuSeconds: ticks / ticksPerSecond, residentMegabytes: Number(resident?.[1] ?? 0) / 1024 };
  } catch {
    return null;
  }
}
