import type { Context } from '@/lib/context';
import { type Finding, severityOf } from '@/lib/olx/check';
import { checkProblem } from '@/lib/olx/check/rules/problems';
import type { Settings } from '@/lib/olx/model';
import { findMissingModules } from '@/sandbox';

/**
 * What a check of the course would find in a problem that is still being written; lines count in its source. Its scripts run in the
 * sandbox.
 */
export async function checkProblemSource(
  { runScript }: Pick<Context, 'runScript'>,
  problem: { readonly id: string; readonly source: string; readonly settings: Settings; readonly inherited: Settings },
): Promise<readonly Finding[]> {
  const { id, source, settings, inherited } = problem;
  const location = { path: '', line: null, sourcePath: '', sourceLine: 1 };
  const checked = {
    key: `problem@${id}`,
    block: { type: 'problem', id, settings, source, children: [] },
    settings: { ...inherited, ...settings },
    parent: null,
    location,
  };
  const reports = await checkProblem(checked, { runScript, findMissingModules });
  return reports.map(({ code, message, line = null }) => ({
    code,
    severity: severityOf(code),
    path: '',
    line,
    block: checked.key,
    message,
  }));
}
