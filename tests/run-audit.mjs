#!/usr/bin/env node
/**
 * `npm run audit`: asks the registry which of the packages that run on the site have known faults. Ends with 1 where there are some, and
 * with 3 where the registry cannot be asked: then nothing is known, and nothing is claimed.
 */
import { spawnSync } from 'node:child_process';

const { stdout, stderr } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', timeout: 60_000 });
const report = parse(stdout);
const counts = report?.metadata?.vulnerabilities;
if (!counts) {
  const why = report?.message ?? report?.error?.summary ?? stderr.trim().split('\n')[0] ?? '';
  console.error(`The dependencies were NOT audited: the registry cannot be asked from here. ${why}`.trim());
  process.exit(3);
}
for (const [name, { severity, range, fixAvailable }] of Object.entries(report.vulnerabilities ?? {})) {
  console.log(`${severity}  ${name} ${range}${fixAvailable ? ', mended in a later version' : ''}`);
}
console.log(
  `${counts.total} known faults in ${report.metadata.dependencies?.prod ?? 'the'} packages that run on the site.`,
);
process.exit(counts.total === 0 ? 0 : 1);

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
