import type { ReadCourse } from '@/lib/olx';
import { type Finding, checkCourse as findFaults, type Severity } from '@/lib/olx/check';
import { formatCourseKey } from '@/lib/olx/identity';
import { findMissingModules, sharedSandbox } from '@/sandbox';
import { countBlocks } from '../count-blocks';
import type { CheckedTree, CheckResult } from './check-files';
import { readHtml } from './read-html';
import { watchScripts } from './watch-scripts';

export interface CheckReadOptions {
  readonly tree: CheckedTree;
  /** Texts of `static/` that may name other files. */
  readonly staticTexts: readonly string[];
}

/** Checks a course that was read. */
export async function checkRead(read: ReadCourse, { tree, staticTexts }: CheckReadOptions): Promise<CheckResult> {
  const { scripts, runScript } = watchScripts(sharedSandbox().runScript);
  const errors = await findFaults(read, { tree, readHtml, runScript, findMissingModules, staticTexts });
  const { blocks } = countBlocks(read.course[tree]);
  const courseKey = formatCourseKey(read.course.identity);
  return { courseKey, tree, errors, counts: countFindings(errors), blocks, scripts };
}

export function countFindings(findings: readonly Finding[]): CheckResult['counts'] {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: of('error'), warning: of('warning'), info: of('info') };
}
