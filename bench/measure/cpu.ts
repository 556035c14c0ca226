import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of /proc, the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

function readProcess(pid: number): Process | undefined {
  try {
    // The command's name stands in brackets and may hold spaces: fields are counted after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const field = (index: number) => Number(fields[index] ?? 0);
    // State is field 3: utime, stime, and those of children that ended, are 14 to 17.
    return { pid, parent: field(1), ticks: field(11) + field(12) + field(13) + field(14) };
  } catch {
    return undefined;
  }
}

/** CPU seconds (user and system) that the processes of `roots` and all below them have used so far. */
export function cpuSeconds(roots: readonly number[]): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const wanted = new Set(roots);
  let grew = true;
  while (grew) {
    grew = false;
    for (const { pid, parent } of all) {
      if (wanted.has(parent) && !wanted.has(pid)) {
        wanted.add(pid);
        grew = true;
      }
    }
  }
  return all.filter(({ pid }) => wanted.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / ticksPerSecond;
}
