import type { Finding } from './check-statements';

/** What a sharded database may do in several places, and why nobody minds. */
interface Allowance {
  readonly kinds: readonly Finding['kind'][];
  /** Whose statements: the route, or null for what runs by itself. */
  readonly from: (route: string | null) => boolean;
  readonly of?: RegExp;
  readonly reason: string;
}

const isStaff = (route: string | null) => route !== null && /^\/(instructor|admin|studio|api\/studio)\b/.test(route);

export const allowances: readonly Allowance[] = [
  {
    kinds: ['scatter', 'join'],
    from: isStaff,
    reason:
      'Pages of staff ask every shard, by an index on the course: there are few of them, and a course is on all shards',
  },
  {
    kinds: ['scatter', 'join'],
    from: (route) => route === null || route === '/api/inngest',
    reason:
      'Workers take the outbox, count rollups, grade courses and write reports with names over all shards, by an index, in the background',
  },
];

/** What is left of findings when those that are allowed are taken out, each once. */
export function judgeFindings(findings: readonly Finding[]): readonly string[] {
  const left = findings.filter(
    ({ kind, of, route }) =>
      !allowances.some((one) => one.kinds.includes(kind) && one.from(route) && (one.of?.test(of) ?? true)),
  );
  return [...new Set(left.map(({ kind, of, route }) => `${kind} (${route ?? 'by itself'}): ${of}`))].sort();
}
