import type { CheckResult } from '@/lib/courses';
import type { Severity } from '@/lib/olx/check';
import { printLine } from '../show/print';

const headings: readonly (readonly [Severity, string])[] = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes'],
];

/** Prints what a check found, worst first, each as `path:line: code message`, and last how much it was. */
export async function printFindings(checked: CheckResult, { withInfo }: { readonly withInfo: boolean }): Promise<void> {
  for (const [severity, heading] of headings) {
    const found = checked.errors.filter((finding) => finding.severity === severity);
    if (found.length === 0 || (severity === 'info' && !withInfo)) continue;
    await printLine(`${heading} (${found.length})`);
    for (const { path, line, code, message } of found) {
      const place = path === '' ? '' : `${path}${line === null ? '' : `:${line}`}: `;
      await printLine(`  ${place}${code} ${message}`);
    }
  }
  await printLine(summaryOf(checked, withInfo));
}

function summaryOf({ courseKey, counts, blocks, scripts }: CheckResult, withInfo: boolean): string {
  const total = Object.values(blocks).reduce((sum, count) => sum + count, 0);
  const notes = counts.info > 0 && !withInfo ? ' (--info shows them)' : '';
  const left = scripts.left > 0 ? `, ${scripts.left} not run` : '';
  return [
    `${courseKey ?? 'No course'}: ${count(counts.error, 'error')}, ${count(counts.warning, 'warning')}, ${count(counts.info, 'note')}${notes};`,
    `${count(total, 'block')} looked at, ${count(scripts.run, 'script')} run${left}.`,
  ].join(' ');
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
