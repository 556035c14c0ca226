import {
  authorPython,
  findFaults,
  missingModuleCode,
  type Problem,
  parseProblem,
  prepareProblem,
  type RunScript,
  unavailableScriptCode,
} from '@/lib/capa';
import type { Block, Warning } from '@/lib/olx/model';
import type { BlockLocation } from '@/lib/olx/read/block-record';
import type { CheckCode } from '../codes';
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
  const ready = await runProblem(problem, tools.runScript);
  if ('code' in ready) return [{ ...ready, ...place(ready.line ?? null) }];
  const faults = await findFaults(ready, { runScript: tools.runScript });
  return faults
    .filter(({ code }) => code !== 'no-correct-answer' || !isSurvey(checked))
    .map(({ code, message, line }) => ({ code, message, ...place(line) }));
}

/** A survey has no right answer, and counts for nothing. */
const isSurvey = ({ settings, block }: CheckedBlock): boolean =>
  block.settings.weight === 0 || settings.max_attempts === 0;

/** The problem with its script's values, or what kept the script from giving them. */
async function runProblem(problem: Problem, runScript: RunScript): Promise<Problem | Omit<Report, 'block' | 'path'>> {
  let scriptLine: number | null = null;
  const watching: RunScript = async (request) => {
    const reply = await runScript(request);
    if (!reply.ok) scriptLine = reply.line;
    return reply;
  };
  const ready = await prepareProblem(problem, { seed: 1, runScript: watching });
  const code = scriptCodes.get(ready.fault?.code ?? '');
  if (ready.fault === null || code === undefined) return ready;
  // Lines of scripts can be told apart only where there is one.
  const [script, ...others] = problem.scripts;
  const inScript = scriptLine === null || others.length > 0 ? 0 : scriptLine - 1;
  return { code, message: ready.fault.message, line: script === undefined ? null : script.line + inScript };
}

const scriptCodes: ReadonlyMap<string, CheckCode> = new Map([
  ['script-failed', 'script-failed'],
  [missingModuleCode, 'script-module-missing'],
  [unavailableScriptCode, 'script-not-run'],
]);

interface MissingModule extends Warning {
  readonly code: typeof missingModuleCode;
}

/** Modules that a problem's Python imports and that are not here: said when a course is imported and when it is checked. */
export function findMissingModuleReports(
  { source = '' }: Pick<Block, 'source'>,
  location: BlockLocation,
  findMissingModules: ScriptTools['findMissingModules'],
): readonly MissingModule[] {
  if (!source.includes('import')) return [];
  const python = authorPython(parseProblem(source));
  return findMissingModules(python).map((name) => {
    const at = source.search(new RegExp(`\\b(?:import|from)\\b.*\\b${name}\\b`));
    const line = (location.sourceLine ?? 1) + (source.slice(0, Math.max(at, 0)).match(/\n/g)?.length ?? 0);
    const message = `The problem’s script imports ${name}, which is not here: learners cannot answer this problem.`;
    return { code: missingModuleCode, path: location.sourcePath, line, message };
  });
}
