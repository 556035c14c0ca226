import type { Finding, Severity } from '@/lib/olx/check';

export interface FindingGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings by their code, the gravest first and, among equals, those that come most often. Pure. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.code);
    if (group) {
      group.push(finding);
    } else {
      groups.set(finding.code, [finding]);
    }
  }
  const rank = ({ severity, findings: all }: FindingGroup) => severities.indexOf(severity) * 100_000 - all.length;
  return [...groups]
    .map(([code, all]) => ({ code, severity: all[0]?.severity ?? 'info', findings: all }))
    .sort((a, b) => rank(a) - rank(b));
}
