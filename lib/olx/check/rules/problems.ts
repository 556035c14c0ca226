import {
  authorPython,
  findFaults,
  type Problem,
  parseProblem,
  prepareProblem,
  type RunScript,
  type ScriptReply,
} from '@/lib/capa';
import { CapaFault } from '@/lib/capa/fault';
import type { Block } from '@/lib/olx/model';
import type { BlockLocation } from '@/lib/olx/read/block-record';
import type { CheckedBlock, Report } from '../finding';

/** What a problem's Python may be asked with. */
export interface ScriptTools {
  readonly runScript: RunScript;
  /** The modules that a script imports and that are not there, from its text. */
  findMissingModules(script: string): readonly string[];
}

/** What keeps learners from answering a problem or from ever being right. The scripts of problems run. */
export async function checkProblem(checked: CheckedBlock, tools: ScriptTools): Promise<readonly Report[]> {
  const { block, location } = checked;
  const problem = parseProblem(block.source ?? '<problem/>');
  const place = (line: number | null) => ({
    block: checked,
    path: location.sourcePath,
    line: line === null ? location.line : line + (location.sourceLine ?? 1) - 1,
  });
  if (problem.fault === null && problem.responses.length === 0) {
    return [{ code: 'no-question', block: checked, message: 'This problem asks nothing: learners only read it.' }];
  }
  const missing = findMissingModuleReports(block, location, tools.findMissingModules);
  if (missing.length > 0) return missing.map((report) => ({ ...report, block: checked }));
  const { ready, reports } = await runProblem(problem, tools.runScript);
  const faults = await findFaults(ready, { runScript: tools.runScript });
  return [
    ...reports.map(({ line = null, ...report }) => ({ ...place(line), ...report })),
    ...faults
      .filter(({ code }) => code !== 'no-correct-answer' || !isSurvey(checked))
      .map(({ code, message, line }) => ({ code, message, ...place(line) })),
  ];
}

/** A survey has no right answer, and counts for nothing. */
const isSurvey = ({ settings, block }: CheckedBlock): boolean =>
  block.settings.weight === 0 || settings.max_attempts === 0;

interface Run {
  /** With the script's values; as it was, where the script failed. */
  readonly ready: Problem;
  readonly reports: readonly Report[];
}

async function runProblem(problem: Problem, runScript: RunScript): Promise<Run> {
  let failed: (ScriptReply & { readonly ok: false }) | undefined;
  const watching: RunScript = async (request) => {
    const reply = await runScript(request);
    if (!reply.ok) failed = reply;
    return reply;
  };
  try {
    return { ready: await prepareProblem(problem, { seed: 1, runScript: watching }), reports: [] };
  } catch (error) {
    if (!(error instanceof CapaFault)) throw error;
    return { ready: problem, reports: [reportOf(problem, failed, error.message)] };
  }
}

function reportOf(
  problem: Problem,
  failed: (ScriptReply & { readonly ok: false }) | undefined,
  message: string,
): Report {
  if (failed?.reason === 'unavailable')
    return { code: 'script-not-run', message: `The script was not run: ${failed.message}` };
  const code = failed?.reason === 'import' ? 'script-module-missing' : 'script-failed';
  // Lines of a script can be told apart only where there is one.
  const [script, ...others] = problem.scripts;
  const line =
    script === undefined || others.length > 0 || !failed?.line ? (script?.line ?? null) : script.line + failed.line - 1;
  return { code, message, line };
}

/** Modules that a problem's Python imports and that are not here. */
export function findMissingModuleReports(
  { source = '' }: Pick<Block, 'source'>,
  location: BlockLocation,
  findMissingModules: ScriptTools['findMissingModules'],
): readonly Omit<Report, 'block'>[] {
  if (!source.includes('import')) return [];
  return findMissingModules(authorPython(parseProblem(source))).map((name) => {
    const at = source.search(new RegExp(`\\b(?:import|from)\\b.*\\b${name}\\b`));
    const line = (location.sourceLine ?? 1) + (source.slice(0, Math.max(at, 0)).match(/\n/g)?.length ?? 0);
    const message = `The script imports "${name}", which is not here: the problem cannot be graded.`;
    return { code: 'script-module-missing', path: location.sourcePath, line, message };
  });
}
