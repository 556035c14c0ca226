import { CapaFault } from '../fault';
import type { ScriptReply } from './contract';

type Failure = Extract<ScriptReply, { readonly ok: false }>;

/** The code of a fault for a module that scripts import and that is not there: when it runs, and when a course is checked. */
export const missingModuleCode = 'script-module-missing';
/** The code of a fault that is not the author's: nothing could run the script just now. It may pass; keep nothing of it. */
export const unavailableScriptCode = 'script-unavailable';

/** The reply of a place that has no sandbox. */
export const noSandbox: Failure = {
  ok: false,
  reason: 'unavailable',
  message: 'There is no sandbox here to run it.',
  line: null,
};

/** What is wrong with a problem whose Python gave no result, for the course team. */
export function scriptFault({ reason, message, line }: Failure): CapaFault {
  const place = line === null ? '' : ` (line ${line} of the script)`;
  const code =
    reason === 'import' ? missingModuleCode : reason === 'unavailable' ? unavailableScriptCode : 'script-failed';
  return new CapaFault('problem', `The problem’s script failed: ${message}${place}`, undefined, code);
}
