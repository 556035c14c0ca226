import { cpuSeconds } from './cpu';
import type { Table } from './result';

export interface Rate {
  readonly work: string;
  readonly perCpuSecond: number;
  /** DESIGN's goal; null where it sets none. */
  readonly goal: number | null;
  readonly times: number;
}

/** Work done before the measuring begins, so that the compiler has seen it. */
const warmUpSeconds = 1;
const seconds = 4;
/** So many between two looks at the clock. */
const batch = 20;

/**
 * How often a piece of work is done in a second of CPU, of this process and all that it started.
 *
 * @param once is given a number that is another each time; throws where the result is not what it should be
 */
export async function rate(work: string, goal: number | null, once: (time: number) => unknown): Promise<Rate> {
  let time = 0;
  const run = async (limit: number): Promise<number> => {
    const begun = time;
    const end = performance.now() + limit * 1000;
    while (performance.now() < end) {
      for (let i = 0; i < batch; i += 1) {
        await once(time);
        time += 1;
      }
    }
    return time - begun;
  };
  await run(warmUpSeconds);
  const before = cpuSeconds([process.pid]);
  const times = await run(seconds);
  return { work, goal, times, perCpuSecond: times / (cpuSeconds([process.pid]) - before) };
}

/** Rates beside their goals. */
export function rateTable(rates: readonly Rate[]): Table {
  const cells = rates.map(({ work, perCpuSecond, goal, times }) => [
    work,
    perCpuSecond.toFixed(0),
    goal === null ? '–' : `≥ ${goal}${perCpuSecond < goal ? ' under' : ''}`,
    goal === null ? '–' : (perCpuSecond / goal).toFixed(2),
    (1e6 / perCpuSecond).toFixed(0),
    String(times),
  ]);
  return { columns: ['work', 'per CPU s', 'goal', '× goal', 'CPU µs', 'times'], cells };
}
