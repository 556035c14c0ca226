import { type LoadResult, load } from './load';
import { median } from './median';

type Load = Parameters<typeof load>[0];

/** One kind of request, beside its goal in CPU ms; null where there is none. */
export interface Work extends Pick<Load, 'port' | 'servers' | 'step'> {
  readonly work: string;
  readonly goalMs: number | null;
  /** Waits for what the requests have caused, which would go on in the turn of the next work. */
  readonly settle?: () => Promise<void>;
}

/** How a load is measured: each work is warmed up, then all come `turns` times, `seconds` each time. */
export interface Span {
  readonly connections: number;
  readonly warmUpSeconds: number;
  readonly turns: number;
  readonly seconds: number;
}

/** Figures are the medians over the turns; requests and errors are those of all turns together. */
export interface Row extends LoadResult, Pick<Work, 'work' | 'goalMs'> {
  /** The median of what the work cost beside the floor of the same turn. */
  readonly timesFloor: number;
}

/** New connections are opened in every turn. */
const openingSeconds = 0.3;

/**
 * Measures works beside each other: a machine that others share changes its speed within minutes, and what is measured one after the other
 * then differs by that. The framework's floor comes in every turn too, and is the first row.
 */
export async function measureInTurns(floor: Work, works: readonly Work[], span: Span): Promise<readonly Row[]> {
  const { connections, warmUpSeconds, turns, seconds } = span;
  const all: readonly { readonly work: Work; readonly results: LoadResult[] }[] = [floor, ...works].map((work) => ({
    work,
    results: [],
  }));
  const measure = async (work: Work, times: { readonly warmUpSeconds: number; readonly seconds: number }) => {
    const result = await load({ ...work, connections, ...times });
    await work.settle?.();
    return result;
  };
  for (const { work } of all) await measure(work, { warmUpSeconds, seconds: 0 });
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { work, results } of all) {
      results.push(await measure(work, { warmUpSeconds: openingSeconds, seconds }));
    }
  }
  const floors = all[0]?.results.map(({ cpuMsPerRequest }) => cpuMsPerRequest) ?? [];
  return all.map(({ work: { work, goalMs }, results }) => {
    const middle = (read: (result: LoadResult) => number) => median(results.map(read));
    const sum = (read: (result: LoadResult) => number) => results.reduce((total, result) => total + read(result), 0);
    return {
      work,
      goalMs,
      requests: sum(({ requests }) => requests),
      errors: sum(({ errors }) => errors),
      cpuMsPerRequest: middle(({ cpuMsPerRequest }) => cpuMsPerRequest),
      requestsPerSecond: middle(({ requestsPerSecond }) => requestsPerSecond),
      p50Ms: middle(({ p50Ms }) => p50Ms),
      p95Ms: middle(({ p95Ms }) => p95Ms),
      p99Ms: middle(({ p99Ms }) => p99Ms),
      timesFloor: median(results.map(({ cpuMsPerRequest }, turn) => cpuMsPerRequest / (floors[turn] ?? Number.NaN))),
    };
  });
}

/** What a reader of the figures is told of how they came about. */
export function aboutSpan({ connections, warmUpSeconds, turns, seconds }: Span): string {
  return (
    `${connections} clients, each sending its next request when the answer is there. Each work is warmed up for ${warmUpSeconds} seconds; then all ` +
    `come in turns, the empty page too, ${turns} times ${seconds} seconds each. Figures are medians over the turns, requests those of all of them.`
  );
}
